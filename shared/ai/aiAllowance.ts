import type { Chance } from '../chance';
import type { Clock } from '../clock';
import type { AllowanceLimits } from '../config/limits';
import { dayName } from '../storage/dayName';
import { removePartition, workThroughEndedDays } from '../storage/endedDays';
import type { RowFields, Table } from '../storage/table';
import type { Reporter } from '../telemetry/reporter';
import { countWithin, dayMs, type DayUse, minuteMs, readDayUse } from './dayUse';

/**
 * Whether the model may be asked for somebody. `tooFast`: too many messages in a minute, and it has not been said yet in
 * this minute; `tooFastStill`: it has. `userBudget`, `newcomersBudget`, `budget`: the day's money, this
 * person's, that of all who are new, or everybody's, is spent. `busy`: everybody together is over the limit of a minute.
 */
export type Admission =
  'ok' | 'tooFast' | 'tooFastStill' | 'userBudget' | 'newcomersBudget' | 'budget' | 'busy';

/** Limits and budgets that outlive every process: one row a person, some rows a day for all. */
export interface AiAllowance {
  /** Counts one message of somebody, for themselves; what all have sent is counted with its price. */
  admit(userId: string): Promise<Admission>;
  /** Counts a search; false when there were enough of them in this hour. */
  admitSearch(userId: string): Promise<boolean>;
  /** Counts money that was spent for somebody, and the messages that it was spent on. */
  charge(userId: string, microUsd: number, messages?: number): Promise<void>;
}

/** Removes what all have used on days that ended before this. */
export function collectAiUsage(usage: Table, beforeMs: number): Promise<void> {
  return workThroughEndedDays({ table: usage, name: 'usage', beforeMs }, (day) =>
    removePartition(usage, day),
  );
}

export interface AiAllowanceDeps {
  /** The table of people: one row in each one's partition. */
  readonly people: Table;
  /** What all have used: a partition a day. */
  readonly usage: Table;
  readonly limits: AllowanceLimits;
  readonly reporter: Reporter;
  readonly clock: Clock;
  /** Spreads writers over the rows of a day. */
  readonly random: Chance['random'];
}

const allowanceRow = 'allowance';
/** Until then somebody is new: accounts cost nothing, and many new ones must not spend everybody's day. */
const newForMs = 7 * 24 * 60 * 60_000;
const hourMs = 60 * minuteMs;
/** Rows that share the writing of a day. */
const shards = 8;
/** How old the sum of everybody may be. */
const sumLivesMs = 5000;
/** Writers that meet at one row try again; a count that is lost after that many is less harm than an answer that is. */
const maxTries = 6;

export function createAiAllowance(deps: AiAllowanceDeps): AiAllowance {
  const { people, usage, limits, reporter, clock, random } = deps;
  const openToNewcomers = limits.dailyMicroUsd * (1 - limits.reservedShare);
  let sum: (DayUse & { until: number; day: number }) | undefined;

  async function change<T>(
    table: Table,
    partition: string,
    row: string,
    next: (fields: RowFields) => { fields: RowFields; result: T },
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const found = await table.get(partition, row);
      const { fields, result } = next(found?.fields ?? {});
      const written =
        found === undefined
          ? (await table.insert(partition, row, fields)).kind === 'created'
          : (await table.replace(partition, row, fields, found.etag)).kind === 'replaced';
      if (written || tries >= maxTries) return result;
    }
  }

  const period = (lengthMs: number) => Math.floor(clock() / lengthMs);
  const within = (fields: RowFields, name: string, lengthMs: number) =>
    countWithin(fields, name, lengthMs, clock());
  const count = (name: string, lengthMs: number, value: number) => ({
    [name]: value,
    [`${name}In`]: period(lengthMs),
  });

  /** Whoever has a row without the date was there before dates were kept. */
  const isNew = (fields: RowFields) => clock() - Number(fields.firstSeenAt ?? 0) < newForMs;

  async function everybody(): Promise<DayUse> {
    const now = clock();
    if (sum !== undefined && sum.until > now && sum.day === period(dayMs)) return sum;
    const used = await readDayUse(usage, clock);
    sum = { until: now + sumLivesMs, day: period(dayMs), ...used };
    return sum;
  }

  async function add(messages: number, microUsd: number, byNewcomer: boolean): Promise<void> {
    const newcomersMicroUsd = byNewcomer ? microUsd : 0;
    const shard = `shard-${Math.floor(random() * shards)}`;
    await change(usage, dayName(clock()), shard, (fields) => ({
      fields: {
        ...count('messages', minuteMs, within(fields, 'messages', minuteMs) + messages),
        ...count('microUsd', dayMs, within(fields, 'microUsd', dayMs) + microUsd),
        ...count(
          'newcomersMicroUsd',
          dayMs,
          within(fields, 'newcomersMicroUsd', dayMs) + newcomersMicroUsd,
        ),
      },
      result: undefined,
    }));
  }

  /**
   * Whoever was admitted has a row; who has none has been forgotten meanwhile, and stays so.
   * @returns whether it was spent by somebody new
   */
  async function chargePerson(userId: string, microUsd: number): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      const found = await people.get(userId, allowanceRow);
      if (found === undefined) return true;
      const spent = within(found.fields, 'microUsd', dayMs) + microUsd;
      const fields = { ...found.fields, ...count('microUsd', dayMs, spent) };
      const written = await people.replace(userId, allowanceRow, fields, found.etag);
      if (written.kind === 'replaced' || tries >= maxTries) return isNew(found.fields);
    }
  }

  return {
    async admit(userId) {
      const all = await everybody();
      let newcomer = true;
      const result = await change<Admission>(people, userId, allowanceRow, (found) => {
        const isKnown = Object.keys(found).length > 0;
        const fields = isKnown ? found : { firstSeenAt: clock() };
        newcomer = isNew(fields);
        const messages = within(fields, 'messages', minuteMs) + 1;
        const counted = { ...fields, ...count('messages', minuteMs, messages) };
        if (messages > limits.userMessagesPerMinute) {
          const first = messages === limits.userMessagesPerMinute + 1;
          return { fields: counted, result: first ? 'tooFast' : 'tooFastStill' };
        }
        const spent = within(fields, 'microUsd', dayMs);
        return {
          fields: counted,
          result: spent >= limits.userDailyMicroUsd ? 'userBudget' : 'ok',
        };
      });
      const admission =
        result !== 'ok'
          ? result
          : all.microUsd >= limits.dailyMicroUsd
            ? 'budget'
            : newcomer && all.newcomersMicroUsd >= openToNewcomers
              ? 'newcomersBudget'
              : all.messages >= limits.messagesPerMinute
                ? 'busy'
                : 'ok';
      if (admission !== 'ok') {
        reporter.report({ name: 'ai.refused', fields: { reason: admission } });
      }
      return admission;
    },
    admitSearch: (userId) =>
      change(people, userId, allowanceRow, (fields) => {
        const searches = within(fields, 'searches', hourMs);
        const ok = searches < limits.userSearchesPerHour;
        return {
          fields: { ...fields, ...count('searches', hourMs, searches + (ok ? 1 : 0)) },
          result: ok,
        };
      }),
    async charge(userId, microUsd, messages = 0) {
      const byNewcomer = microUsd > 0 && (await chargePerson(userId, microUsd));
      await add(messages, microUsd, byNewcomer);
    },
  };
}
