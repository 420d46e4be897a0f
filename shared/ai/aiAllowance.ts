import type { Chance } from '../chance';
import type { Clock } from '../clock';
import type { AllowanceLimits } from '../config/limits';
import type { RowFields, Table } from '../storage/table';
import type { Reporter } from '../telemetry/reporter';

/**
 * Whether the model may be asked for somebody. `tooFast`: too many messages in a minute, and it has not been said yet in
 * this minute; `tooFastStill`: it has. `userBudget`, `budget`: the day's money, this person's or everybody's, is spent.
 * `busy`: everybody together is over the limit of a minute.
 */
export type Admission = 'ok' | 'tooFast' | 'tooFastStill' | 'userBudget' | 'budget' | 'busy';

/** Limits and budgets that outlive every process: one row a person, some rows a day for all. */
export interface AiAllowance {
  /** Counts one message of somebody, for themselves; what all have sent is counted with its price. */
  admit(userId: string): Promise<Admission>;
  /** Counts a search; false when there were enough of them in this hour. */
  admitSearch(userId: string): Promise<boolean>;
  /** Counts money that was spent for somebody, and the messages that it was spent on. */
  charge(userId: string, microUsd: number, messages?: number): Promise<void>;
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
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Rows that share the writing of a day. */
const shards = 8;
/** How old the sum of everybody may be. */
const sumLivesMs = 5000;
/** Writers that meet at one row try again; a count that is lost after that many is less harm than an answer that is. */
const maxTries = 6;

export function createAiAllowance(deps: AiAllowanceDeps): AiAllowance {
  const { people, usage, limits, reporter, clock, random } = deps;
  let sum: { until: number; day: number; microUsd: number; messages: number } | undefined;

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
  /** A count that begins anew with each minute, hour or day. */
  const within = (fields: RowFields, name: string, lengthMs: number) =>
    fields[`${name}In`] === period(lengthMs) ? Number(fields[name] ?? 0) : 0;
  const count = (name: string, lengthMs: number, value: number) => ({
    [name]: value,
    [`${name}In`]: period(lengthMs),
  });

  const dayName = () => `day-${new Date(clock()).toISOString().slice(0, 10)}`;

  async function everybody(): Promise<{ microUsd: number; messages: number }> {
    const now = clock();
    if (sum !== undefined && sum.until > now && sum.day === period(dayMs)) return sum;
    const rows = await usage.list(dayName());
    const total = (name: string, lengthMs: number) =>
      rows.reduce((all, { fields }) => all + within(fields, name, lengthMs), 0);
    sum = {
      until: now + sumLivesMs,
      day: period(dayMs),
      microUsd: total('microUsd', dayMs),
      messages: total('messages', minuteMs),
    };
    return sum;
  }

  async function add(messages: number, microUsd: number): Promise<void> {
    const shard = `shard-${Math.floor(random() * shards)}`;
    await change(usage, dayName(), shard, (fields) => ({
      fields: {
        ...count('messages', minuteMs, within(fields, 'messages', minuteMs) + messages),
        ...count('microUsd', dayMs, within(fields, 'microUsd', dayMs) + microUsd),
      },
      result: undefined,
    }));
  }

  /** Whoever was admitted has a row; who has none has been forgotten meanwhile, and stays so. */
  async function chargePerson(userId: string, microUsd: number): Promise<void> {
    for (let tries = 1; tries <= maxTries; tries += 1) {
      const found = await people.get(userId, allowanceRow);
      if (found === undefined) return;
      const spent = within(found.fields, 'microUsd', dayMs) + microUsd;
      const fields = { ...found.fields, ...count('microUsd', dayMs, spent) };
      const written = await people.replace(userId, allowanceRow, fields, found.etag);
      if (written.kind === 'replaced') return;
    }
  }

  return {
    async admit(userId) {
      const all = await everybody();
      const result = await change<Admission>(people, userId, allowanceRow, (fields) => {
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
      await Promise.all([
        ...(microUsd > 0 ? [chargePerson(userId, microUsd)] : []),
        add(messages, microUsd),
      ]);
    },
  };
}
