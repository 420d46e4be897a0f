import type { Clock } from '../clock';
import { BotError } from '../errors';
import { eventRecordTablePrefix } from '../jobs/resources';
import { safeKey } from '../storage/rowKey';
import type { Row, RowFields, Table } from '../storage/table';
import { maxKeyUnits } from '../storage/tableKey';

/**
 * How far an event has come.
 * - `open`: accepted, nothing that a user could see has happened.
 * - `replying`: a reply was about to be sent; whether LINE got it is unknown until the next state.
 * - `pushing`: a push was about to be sent; its retry key makes a repeat harmless.
 * - `done`: finished with `outcome`. `failed`: given up, and put on the poison queue; what was being sent then is kept, so
 *   that a replay neither pushes after a reply of unknown outcome nor forgets a push.
 */
export type EventState = 'open' | 'replying' | 'pushing' | 'done' | 'failed';

export interface EventIdentity {
  readonly webhookEventId: string;
  /** LINE's time of the event in ms, the same on every redelivery: it chooses the day's table. */
  readonly timestamp: number;
}

/** One event's record, held by the one worker that may change it: a change by another makes every later one fail. */
export interface EventRecord {
  readonly state: EventState;
  /** How often work on it began, this time included. */
  readonly attempts: number;
  /** Those attempts that did not end for a passing reason: too many of them mean that the event itself is bad. */
  readonly suspects: number;
  readonly outcome: string | undefined;
  /** When the send that is `replying` or `pushing` was first about to be made, ms; 0 when there is none. */
  readonly sendingSince: number;
  /** @throws BotError `event.taken` (retryable) when another worker changed the record meanwhile */
  mark(state: EventState, outcome?: string): Promise<void>;
  /**
   * Records that this attempt ended for a passing reason, so that it does not speak against the event.
   * @throws BotError `event.taken` (retryable) when another worker changed the record meanwhile
   */
  excuse(): Promise<void>;
}

export interface BeginOptions {
  /** An operator replays it: an event that was given up begins again. */
  readonly replay?: boolean | undefined;
  /** The attempt before this one ended by leaving the event to a job, whose first attempt this is. */
  readonly handedOver?: boolean | undefined;
}

/** The memory of which events are done: one row an event, one table a day, dropped whole when it is old. */
export interface EventRecords {
  find(identity: EventIdentity): Promise<EventRecord | undefined>;
  /**
   * Begins an attempt: makes the record, or counts one more attempt on it, which shuts out a worker that still believes
   * that the record is its own. A record that is done or failed comes back as it is.
   * @throws BotError `event.taken` (retryable) when another worker changed the record meanwhile
   */
  begin(identity: EventIdentity, options?: BeginOptions): Promise<EventRecord>;
  /** Drops the table of the day `daysAgo` days before now and answers its name. */
  dropDay(daysAgo: number): Promise<string>;
}

/** LINE redelivers within minutes; seven whole days leave a week for replays, an eighth covers the day's edge. */
export const eventRecordDays = 8;

const dayMs = 24 * 60 * 60 * 1000;
const recordRow = 'record';

export interface EventRecordsDeps {
  readonly table: (name: string) => Table;
  readonly clock: Clock;
}

export function createEventRecords({ table, clock }: EventRecordsDeps): EventRecords {
  const tables = new Map<string, Table>();

  function tableOf(timestamp: number): Table {
    const name = eventRecordTable(timestamp);
    const known = tables.get(name) ?? table(name);
    tables.set(name, known);
    return known;
  }

  /** An event older than the kept days, or from the future, is recorded under today: its own day's table is gone. */
  function dayOf({ timestamp }: EventIdentity): number {
    const now = clock();
    const kept = timestamp > now - (eventRecordDays - 1) * dayMs && timestamp < now + dayMs;
    return kept ? timestamp : now;
  }

  async function find(identity: EventIdentity): Promise<EventRecord | undefined> {
    const day = tableOf(dayOf(identity));
    const row = await day.get(partitionOf(identity), recordRow);
    return row && holdRecord(day, clock, identity, row);
  }

  return {
    find,
    async begin(identity, { replay = false, handedOver = false } = {}) {
      const day = tableOf(dayOf(identity));
      const fields = { state: 'open', attempts: 1, outcome: '' };
      const inserted = await day.insert(partitionOf(identity), recordRow, fields);
      if (inserted.kind === 'created') {
        return holdRecord(day, clock, identity, { etag: inserted.etag, fields });
      }
      const row = await day.get(partitionOf(identity), recordRow);
      if (row === undefined) throw taken();
      const found = holdRecord(day, clock, identity, row);
      if (found.state === 'done' || (found.state === 'failed' && !replay)) return found;
      const next =
        found.state === 'failed'
          ? { ...fields, ...unfinishedSend(row) }
          : {
              ...row.fields,
              attempts: found.attempts + 1,
              excused: Number(row.fields.excused ?? 0) + (handedOver ? 1 : 0),
            };
      const counted = await day.replace(partitionOf(identity), recordRow, next, row.etag);
      if (counted.kind !== 'replaced') throw taken();
      return holdRecord(day, clock, identity, { etag: counted.etag, fields: next });
    },
    async dropDay(daysAgo) {
      const name = eventRecordTable(clock() - daysAgo * dayMs);
      await table(name).drop();
      tables.delete(name);
      return name;
    },
  };
}

/** Done for good; a failed event is over too, unless an operator replays it. */
export function isOver(
  record: EventRecord,
  { replay = false }: { replay?: boolean | undefined },
): boolean {
  return record.state === 'done' || (record.state === 'failed' && !replay);
}

/** The name of the table that holds the records of events of this day (UTC). */
export function eventRecordTable(timestamp: number): string {
  const day = new Date(timestamp).toISOString().slice(0, 10).replaceAll('-', '');
  return `${eventRecordTablePrefix}${day}`;
}

function partitionOf({ webhookEventId }: EventIdentity): string {
  return safeKey(webhookEventId, maxKeyUnits - 1);
}

function holdRecord(
  table: Table,
  clock: Clock,
  identity: EventIdentity,
  { etag, fields }: Pick<Row, 'etag' | 'fields'>,
): EventRecord {
  let version = etag;
  let state = readState(fields.state);
  let outcome = String(fields.outcome ?? '');
  /** The call to LINE of which nobody knows yet how it ended. */
  let sending = String(fields.sending ?? '');
  let sendingSince = Number(fields.sendingSince ?? 0);
  const attempts = Number(fields.attempts ?? 0);
  let excused = Number(fields.excused ?? 0);

  async function write(next: RowFields): Promise<void> {
    const result = await table.replace(partitionOf(identity), recordRow, next, version);
    if (result.kind !== 'replaced') throw taken();
    version = result.etag;
  }

  return {
    get state() {
      return state;
    },
    attempts,
    get suspects() {
      return attempts - excused;
    },
    get outcome() {
      return outcome === '' ? undefined : outcome;
    },
    get sendingSince() {
      return sendingSince;
    },
    async mark(nextState, nextOutcome = '') {
      const nextSending = sendingAfter(nextState, sending);
      const nextSince = sinceWhen(nextSending, sending, sendingSince, clock);
      await write({
        state: nextState,
        attempts,
        excused,
        outcome: nextOutcome,
        sending: nextSending,
        sendingSince: nextSince,
      });
      state = nextState;
      outcome = nextOutcome;
      sending = nextSending;
      sendingSince = nextSince;
    },
    async excuse() {
      await write({ state, attempts, excused: excused + 1, outcome, sending, sendingSince });
      excused += 1;
    },
  };
}

function sinceWhen(sending: string, before: string, since: number, clock: Clock): number {
  if (sending === '') return 0;
  return sending === before ? since : clock();
}

/** Where a replay takes a failed record up: at the send of unknown outcome, if there was one. */
function unfinishedSend({ fields }: Row) {
  const sending = String(fields.sending ?? '');
  return { state: readState(sending), sending, sendingSince: Number(fields.sendingSince ?? 0) };
}

function sendingAfter(state: EventState, before: string): string {
  switch (state) {
    case 'replying':
    case 'pushing':
      return state;
    case 'failed':
      return before;
    case 'open':
    case 'done':
      return '';
    default:
      return state satisfies never;
  }
}

function readState(value: unknown): EventState {
  const states: readonly EventState[] = ['open', 'replying', 'pushing', 'done', 'failed'];
  return states.find((state) => state === value) ?? 'open';
}

function taken(): BotError {
  return new BotError('event.taken', 'Another worker took this event over', { retryable: true });
}
