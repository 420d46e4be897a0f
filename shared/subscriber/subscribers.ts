import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock';
import { type Language, languages } from '../content/languages';
import type { LineMessaging } from '../line/lineMessaging';
import type { Table } from '../storage/table';
import type { Reporter } from '../telemetry/reporter';

/** The people who follow the account, and the language each is written to in. */
export interface Subscribers {
  follow(userId: string, isUnblocked: boolean): Promise<Language>;
  unfollow(userId: string): Promise<void>;
  /** The language set or learned before, else that of the LINE profile, else `defaultLanguage`. */
  languageOf(userId: string): Promise<Language>;
}

export const defaultLanguage: Language = 'en';

export interface SubscribersDeps {
  readonly table: Table;
  readonly line: Pick<LineMessaging, 'profile'>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

const subscriberRow = 'subscriber';
const languageLivesMs = 24 * 60 * 60 * 1000;

export function createSubscribers({ table, line, reporter, clock }: SubscribersDeps): Subscribers {
  // `max` would make room for all entries at the start.
  const known = new LRUCache<string, Language>({
    maxSize: 20_000,
    sizeCalculation: () => 1,
    ttl: languageLivesMs,
  });

  /** Undefined when LINE does not answer: nobody's answer waits for that, and the language is learned another time. */
  async function learnLanguage(userId: string): Promise<Language | undefined> {
    try {
      return languageFromTag((await line.profile(userId))?.language);
    } catch {
      return undefined;
    }
  }

  return {
    async follow(userId, isUnblocked) {
      const language = await learnLanguage(userId);
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
      const row = await table.get(userId, subscriberRow);
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
