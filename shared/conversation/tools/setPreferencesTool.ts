import { z } from 'zod';
import { type Language, languages } from '../../content/languages';
import { Choices, isTimeZone, type Subscribers } from '../../subscriber/subscribers';
import { phrasesIn } from '../../phrases/phrasesIn';
import { defineTool, type Tool } from './tool';

// Strict schemas know neither bounds nor lengths: they are told in words, and checked here.
const nullable = (type: string, extra: Record<string, unknown> = {}) => ({
  anyOf: [{ type, ...extra }, { type: 'null' }],
});

const Args = z.object({
  language: z.enum(languages).nullish(),
  timeZone: z.string().max(60).nullish(),
  deliveryHour: z.number().int().min(0).max(23).nullish(),
  topics: z.array(z.string().min(1).max(40)).max(10).nullish(),
});

/**
 * Language, time zone and topics of one person. The hour at which they would like a daily card is kept as a wish: nothing sends
 * cards on its own yet, and the note says so.
 */
export function createSetPreferencesTool(
  subscribers: Pick<Subscribers, 'choose' | 'choicesOf' | 'unchoose'>,
  /** Everything that somebody said before was forgotten, ms. */
  forgottenBefore: (userId: string) => Promise<number>,
): Tool {
  return {
    inGroups: false,
    definition: defineTool(
      'set_preferences',
      'Sets what this person wants: the language they are written to in, their time zone, the topics they like. The local hour at which they would like a daily card is only kept as a wish: cards cannot be sent on their own yet, so say that none will come. Null for what they did not name.',
      {
        language: nullable('string', { enum: [...languages] }),
        timeZone: nullable('string', { description: 'IANA name, such as Asia/Bangkok' }),
        deliveryHour: nullable('integer', { description: '0 to 23' }),
        topics: nullable('array', { items: { type: 'string' }, description: 'At most ten' }),
      },
    ),
    async run(args, { userId, language, timestamp }) {
      const read = Args.safeParse(args);
      if (!read.success || userId === undefined) {
        return { kind: 'note', note: 'Nothing was changed: the values are not valid.' };
      }
      const { timeZone } = read.data;
      if (typeof timeZone === 'string' && !isTimeZone(timeZone)) {
        return { kind: 'note', note: phrasesIn(language).settingRefused };
      }
      const named = Object.entries(read.data).filter(
        ([, value]) => value !== null && value !== undefined,
      );
      const all = await subscribers.choose(userId, Choices.parse(Object.fromEntries(named)));
      if ((await forgottenBefore(userId)) > timestamp) await subscribers.unchoose(userId);
      const { deliveryHour } = read.data;
      const told = read.data.language ?? language;
      if (typeof deliveryHour !== 'number')
        return { kind: 'note', note: describeChoices(all, told) };
      const notYet = phrasesIn(told).dailyCardNotYet.replace('{}', `${deliveryHour}:00`);
      const settings = named.length === 1 ? [] : [describeChoices(all, told)];
      return { kind: 'note', note: [...settings, notYet].join('\n'), data: { done: false } };
    },
  };
}

/** The settings as they are now, in words. */
function describeChoices(choices: Choices, language: Language): string {
  const { setting, settingsSaved } = phrasesIn(language);
  const { language: chosen, timeZone, topics } = choices;
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const values = {
    language: chosen && names.of(chosen),
    timeZone,
    topics: topics?.join(', '),
  };
  const told = (['language', 'timeZone', 'topics'] as const).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [setting[name].replace('{}', () => value)];
  });
  return settingsSaved.replace('{}', () => told.join(' · ')).trim();
}
