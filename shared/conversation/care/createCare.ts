import type { Language } from '../../content/languages';
import { phrasesIn } from '../../phrases/phrasesIn';
import type { Subscribers } from '../../subscriber/subscribers';
import type { Reporter } from '../../telemetry/reporter';
import type { PersonDesk } from '../person/personDesk';
import { helplineLines, type Helplines } from './helplines';

export interface CareDeps {
  readonly subscribers: Pick<Subscribers, 'takeCareOf'>;
  readonly desk: Pick<PersonDesk, 'tellOfNeed'>;
  readonly helplines: () => Promise<Helplines>;
  readonly reporter: Reporter;
}

export interface Need {
  /** The event in which it was written. */
  readonly id: string;
  readonly chat: string;
  /** Undefined in a group whose member is not told. */
  readonly userId: string | undefined;
  /** In which the person has written. */
  readonly language: Language;
  /** What the person normally reads. */
  readonly usual: Language;
}

/** What becomes of a message whose writer does not want to live. */
export interface Care {
  /**
   * The words to answer with, and `told`, which ends when staff has been told and never rejects. From now on nothing cheerful
   * is sent to this person on its own for a week.
   */
  for(need: Need): Promise<{ readonly words: string; readonly told: Promise<void> }>;
}

/** How a message of this kind is remembered: its words would have the model's filter refuse every turn to come. */
export const careRemembered = {
  said: '[wrote of not wanting to live]',
  answered: '[was answered with care and helplines]',
} as const;

export function createCare({ subscribers, desk, helplines, reporter }: CareDeps): Care {
  return {
    async for({ id, chat, userId, language, usual }) {
      const [lines] = await Promise.all([
        helplines(),
        userId === undefined ? undefined : subscribers.takeCareOf(userId),
      ]);
      const told = desk.tellOfNeed(chat, language, id).then((staff) => {
        reporter.report({ name: 'care.given', fields: { language, staff } });
      });
      return { words: careWords(helplineLines(lines, [language, usual]), language), told };
    },
  };
}

function careWords(lines: readonly string[], language: Language): string {
  const { heard, call, danger } = phrasesIn(language).care;
  const numbers = lines.length === 0 ? [] : [`${call}\n\n${lines.join('\n\n')}`];
  return [heard, ...numbers, danger].join('\n\n');
}
