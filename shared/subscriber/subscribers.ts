import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../clock';
import { type Language, languages } from '../content/languages';
import type { LineMessaging } from '../line/lineMessaging';
import { rowsWithPrefix } from '../storage/rowRange';
import type { Row, Table } from '../storage/table';
import type { Reporter } from '../telemetry/reporter';
import { groupPrefix } from './personRows';

/** The people who follow the account, and the language each is written to in. */
export interface Subscribers {
  follow(userId: string, isUnblocked: boolean): Promise<Language>;
  unfollow(userId: string): Promise<void>;
  /** The language set or learned before, else that of the LINE profile, else `defaultLanguage`. */
  languageOf(userId: string): Promise<Language>;
  /** What somebody has chosen. */
  choicesOf(userId: string): Promise<Choices>;
  /** Changes what is named and keeps the rest; answers all of it. */
  choose(userId: string, choices: Choices): Promise<Choices>;
  /** For a week from now nothing cheerful is sent to somebody on its own. */
  takeCareOf(userId: string): Promise<void>;
  /** Whether that week has not passed. Another process may know of it five minutes later. */
  inCare(userId: string): Promise<boolean>;
  /** Takes back every choice: its words were forgotten while it was made. */
  unchoose(userId: string): Promise<void>;
  /**
   * Records that somebody has spoken to the bot in a group or room, and which erasure of theirs was known then.
   * `known`: this process has recorded it before.
   */
  metIn(userId: string, chat: string, forgottenBefore: number): Promise<'known' | 'new'>;
  /** Forgets what this process remembers of somebody; the table is the eraser's. */
  forget(userId: string): void;
}

/** What somebody has chosen in conversation; what is absent was never chosen. */
export const Choices = z.object({
  language: z.enum(languages).optional(),
  /** IANA, such as Asia/Bangkok. */
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone').optional(),
  /** Local hour of the daily card, 0 to 23. */
  deliveryHour: z.number().int().min(0).max(23).optional(),
  topics: z.array(z.string().min(1).max(40)).max(10).optional(),
});
export type Choices = z.infer<typeof Choices>;

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const defaultLanguage: Language = 'en';

export interface SubscribersDeps {
  readonly table: Table;
  readonly line: Pick<LineMessaging, 'profile'>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

const subscriberRow = 'subscriber';
const choicesRow = 'subscriber-choices';
/** Until when somebody is in care. It is removed when that has passed and somebody looks, or with the person. */
const careRow = 'subscriber-care';
const careLastsMs = 7 * 24 * 60 * 60 * 1000;
/** A language that is chosen in one process is known to the others after this. */
const languageLivesMs = 5 * 60 * 1000;
/** That somebody was met in a group is written again after this. */
const metLivesMs = 24 * 60 * 60 * 1000;

export function createSubscribers({ table, line, reporter, clock }: SubscribersDeps): Subscribers {
  // `max` would make room for all entries at the start.
  const known = new LRUCache<string, Language>({
    maxSize: 20_000,
    sizeCalculation: () => 1,
    ttl: languageLivesMs,
  });

  /** Until when each is in care; 0 for those who are not. */
  const careUntil = new LRUCache<string, number>({
    maxSize: 20_000,
    sizeCalculation: () => 1,
    ttl: languageLivesMs,
  });

  /** Person and group, with the erasure that was known then: a later one has removed the row. */
  const met = new LRUCache<string, number>({
    maxSize: 5000,
    sizeCalculation: () => 1,
    ttl: metLivesMs,
  });

  /** Undefined when LINE does not answer: nobody's answer waits for that, and the language is learned another time. */
  async function learnLanguage(userId: string): Promise<Language | undefined> {
    try {
      return languageFromTag((await line.profile(userId))?.language);
    } catch {
      return undefined;
    }
  }

  async function choicesOf(userId: string): Promise<Choices> {
    const row = await table.get(userId, choicesRow);
    return row === undefined ? {} : readChoices(row.fields);
  }

  return {
    choicesOf,
    async choose(userId, choices) {
      const all = { ...(await choicesOf(userId)), ...Choices.parse(choices) };
      const { topics, ...rest } = all;
      await table.upsert(userId, choicesRow, { ...rest, topics: topics && JSON.stringify(topics) });
      if (all.language !== undefined) known.set(userId, all.language);
      reporter.report({ name: 'subscriber.changed', fields: { change: 'chose' } });
      return all;
    },
    async takeCareOf(userId) {
      const until = clock() + careLastsMs;
      await table.upsert(userId, careRow, { until });
      careUntil.set(userId, until);
    },
    async inCare(userId) {
      let until = careUntil.get(userId);
      if (until === undefined) {
        until = untilOf(await table.get(userId, careRow));
        careUntil.set(userId, until);
      }
      if (until > clock()) return true;
      if (until > 0) {
        await table.remove(userId, careRow);
        careUntil.set(userId, 0);
      }
      return false;
    },
    async unchoose(userId) {
      known.delete(userId);
      await table.remove(userId, choicesRow);
    },
    async metIn(userId, chat, forgottenBefore) {
      const name = `${userId} ${chat}`;
      if (met.get(name) === forgottenBefore) return 'known';
      await table.upsert(userId, `${groupPrefix}${chat}`, { at: clock(), forgottenBefore });
      met.set(name, forgottenBefore);
      return 'new';
    },
    forget(userId) {
      known.delete(userId);
      careUntil.delete(userId);
    },
    async follow(userId, isUnblocked) {
      const [learned, rows] = await Promise.all([
        learnLanguage(userId),
        table.list(userId, rowsWithPrefix(subscriberRow)),
      ]);
      careUntil.set(userId, untilOf(rows.find(({ row }) => row === careRow)));
      const choices = readChoices(rows.find(({ row }) => row === choicesRow)?.fields ?? {});
      const language = choices.language ?? learned;
      await table.upsert(userId, subscriberRow, { status: 'following', language, since: clock() });
      if (language === undefined) known.delete(userId);
      else known.set(userId, language);
      const change = isUnblocked ? 'unblocked' : 'followed';
      reporter.report({ name: 'subscriber.changed', fields: { change } });
      return language ?? defaultLanguage;
    },
    async unfollow(userId) {
      known.delete(userId);
      await table.upsert(userId, subscriberRow, { status: 'blocked', since: clock() });
      reporter.report({ name: 'subscriber.changed', fields: { change: 'unfollowed' } });
    },
    async languageOf(userId) {
      const startedAt = clock();
      const inMemory = known.get(userId);
      const found = (level: 'memory' | 'table', hit: boolean) =>
        reporter.report({
          name: hit ? 'cache.hit' : 'cache.miss',
          fields: { cache: 'profile', level, ms: clock() - startedAt },
        });
      if (inMemory !== undefined) {
        found('memory', true);
        return inMemory;
      }
      // What was chosen and what was learned lie side by side.
      const rows = await table.list(userId, rowsWithPrefix(subscriberRow));
      careUntil.set(userId, untilOf(rows.find(({ row: name }) => name === careRow)));
      const row = rows.find(({ row: name }) => name === subscriberRow);
      const chosen = rows.find(({ row: name }) => name === choicesRow)?.fields.language;
      if (typeof chosen === 'string') {
        const language = languageFromTag(chosen);
        found('table', true);
        known.set(userId, language);
        return language;
      }
      const stored = row?.fields.language;
      found('table', stored !== undefined);
      const language =
        typeof stored === 'string' ? languageFromTag(stored) : await learnLanguage(userId);
      if (language === undefined) return defaultLanguage;
      if (stored === undefined) {
        const unknown = { status: 'following', since: clock() };
        await table.upsert(userId, subscriberRow, { ...unknown, ...row?.fields, language });
      }
      known.set(userId, language);
      return language;
    },
  };
}

function untilOf(row: Pick<Row, 'fields'> | undefined): number {
  const until = row?.fields.until;
  return typeof until === 'number' ? until : 0;
}

function readChoices({ topics, ...rest }: Row['fields']): Choices {
  const all = { ...rest, ...(typeof topics === 'string' ? { topics: readJson(topics) } : {}) };
  const read = Choices.safeParse(all);
  return read.success ? read.data : {};
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The product's language for a BCP 47 tag as LINE's profile gives it (`ja`, `zh-Hant`, `en-US`). */
export function languageFromTag(tag: string | undefined): Language {
  if (tag === undefined) return defaultLanguage;
  const exact = languages.find((language) => language.toLowerCase() === tag.toLowerCase());
  if (exact !== undefined) return exact;
  const [primary, ...rest] = tag.toLowerCase().split('-');
  if (primary === 'zh') {
    return rest.some((part) => ['hans', 'cn', 'sg'].includes(part)) ? 'zh-CN' : 'zh-TW';
  }
  return languages.find((language) => language === primary) ?? defaultLanguage;
}
