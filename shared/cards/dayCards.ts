import { createHash } from 'node:crypto';
import type { Copy } from '../content/copy';
import type { CuratedCopy, PickedCopy } from '../content/curatedCopy';
import { dayPartOf } from '../content/dayParts';
import type { Language } from '../content/languages';
import { type LocalTime, localTime, usualTimeZone } from '../content/localTime';
import type { Brand } from '../richMessage/templates/brand';
import type { RichMessage } from '../richMessage/richMessage';
import { rankTemplates } from '../richMessage/templates/selectTemplate';
import type { Templates } from '../richMessage/templates/templates';
import { cutGraphemes } from '../text/graphemes';
import type { DayCopies, DaySlot } from './dayCopies';
import type { RichMessageWish } from './wishPostback';

export interface DayCardsDeps {
  readonly curatedCopy: Pick<CuratedCopy, 'pick'>;
  readonly templates: () => Promise<Templates>;
  readonly brand: () => Promise<Brand | undefined>;
  /** Words of a model, where it has written some ahead. */
  readonly dayCopies?: Pick<DayCopies, 'find'>;
}

/** Cards of one category, language and part of the day. All who ask share them, so that each is drawn once. */
export const cardsEachPart = 6;

/** @see https://developers.line.biz/en/reference/messaging-api/#imagemap-action-objects */
const maxLabelGraphemes = 100;

/** Which of the cards a seed gets. */
export function cardOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) % cardsEachPart;
}

/** The cards of a category and language at a time, each with words and a template of its own. */
export type DayCards = (wish: RichMessageWish, at: Date) => Promise<readonly RichMessage[]>;

/** Sets of cards that are remembered: all that are asked for in one part of a day. */
const maxSets = 200;

export function createDayCards(deps: DayCardsDeps): DayCards {
  let madeFrom: readonly unknown[] = [];
  const sets = new Map<string, readonly RichMessage[]>();
  return async (wish, at) => {
    const [templates, brand] = await Promise.all([deps.templates(), deps.brand()]);
    if (madeFrom[0] !== templates || madeFrom[1] !== brand || sets.size >= maxSets) sets.clear();
    madeFrom = [templates, brand];
    const local = partOfDay(localTime(at, usualTimeZone(wish.language)));
    const name = `${local.date} ${local.hour} ${wish.category} ${wish.language}`;
    const known = sets.get(name);
    if (known !== undefined) return known;
    const slot = slotOf(wish, local);
    // Somebody waits: what storage does not answer is done without.
    const copies = await deps.dayCopies?.find(slot, wish.language).catch(() => undefined);
    const words = copies ?? [];
    const planned = planCards(deps.curatedCopy, words, templates, brand, wish, local);
    sets.set(name, planned);
    return planned;
  };
}

function planCards(
  curatedCopy: DayCardsDeps['curatedCopy'],
  /** A model's; people's are used when there are none. */
  words: readonly Copy[],
  templates: Templates,
  brand: Brand | undefined,
  { category, language }: RichMessageWish,
  local: LocalTime,
): RichMessage[] {
  const seed = `${local.date} ${local.hour} ${category}`;
  const used: string[] = [];
  return Array.from({ length: cardsEachPart }, (_, offset): RichMessage => {
    const own = words[offset % Math.max(1, words.length)];
    const copy: PickedCopy =
      own ?? curatedCopy.pick({ category, language, seed, offset, at: local });
    const ranked = rankTemplates(templates, {
      category,
      local,
      seed: `${seed} ${offset}`,
      text: `${copy.title} ${copy.body}`,
      recent: used,
    });
    const choice =
      ranked.find(({ id }) => id === copy.template) ??
      ranked.find(({ id }) => !used.includes(id)) ??
      ranked[0];
    if (choice === undefined) throw new RangeError('There are no templates');
    used.unshift(choice.id);
    const footer = brand?.name === undefined ? {} : { footer: brand.name };
    return {
      template: choice.id,
      language,
      layout: 'A',
      heightPx: 1040,
      cells: [
        {
          text: { title: copy.title, body: copy.body, ...footer },
          action: {
            type: 'message',
            text: copy.cta,
            label: cutGraphemes(copy.cta, maxLabelGraphemes),
          },
        },
      ],
      ...(brand === undefined ? {} : { brand }),
      altText: copy.altText,
    };
  });
}

/** The part of the day in which the readers of a language are at a time. */
export function daySlot(wish: RichMessageWish, at: Date): DaySlot {
  return slotOf(wish, partOfDay(localTime(at, usualTimeZone(wish.language))));
}

function slotOf({ category }: RichMessageWish, { date, hour }: LocalTime): DaySlot {
  return { date, hour, category };
}

/** Whether another part of the day begins between two times, where the readers of a language are. */
export function isNewPartOfDay(language: Language, before: Date, after: Date): boolean {
  const [from, to] = [before, after].map((at) => partOfDay(localTime(at, usualTimeZone(language))));
  return from?.hour !== to?.hour;
}

/** Cards of one part of the day are the same, whenever they are asked for. */
function partOfDay(local: LocalTime): LocalTime {
  return { ...local, hour: dayPartOf(local.hour).hour };
}
