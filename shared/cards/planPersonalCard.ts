import type { Copy } from '../content/copy';
import type { Language } from '../content/languages';
import { localTime, usualTimeZone } from '../content/localTime';
import type { Brand } from '../richMessage/templates/brand';
import type { RichMessage } from '../richMessage/richMessage';
import { rankTemplates } from '../richMessage/templates/selectTemplate';
import type { Templates } from '../richMessage/templates/templates';

export interface PersonalCard {
  readonly copy: Copy;
  readonly category: string;
  readonly language: Language;
  readonly templates: Templates;
  readonly brand: Brand | undefined;
  readonly at: Date;
  /** Chooses among templates that fit equally well. */
  readonly seed: string;
  /** Makes the picture's name one that nobody guesses. */
  readonly secret: string;
}

/** A card with somebody's own words: its picture is theirs alone, and can be taken back. */
export function planPersonalCard(card: PersonalCard): RichMessage {
  const { copy, category, language, templates, brand, at, seed, secret } = card;
  const [choice] = rankTemplates(templates, {
    category,
    local: localTime(at, usualTimeZone(language)),
    seed,
    text: `${copy.title} ${copy.body}`,
    recent: [],
  });
  if (choice === undefined) throw new RangeError('There are no templates');
  const footer = brand?.name === undefined ? {} : { footer: brand.name };
  return {
    template: choice.id,
    language,
    layout: 'A',
    heightPx: 1040,
    cells: [
      {
        text: { title: copy.title, body: copy.body, ...footer },
        action: { type: 'message', text: copy.cta, label: copy.cta },
      },
    ],
    ...(brand === undefined ? {} : { brand }),
    altText: copy.altText,
    personal: secret,
  };
}
