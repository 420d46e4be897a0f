import type { Clock, Timers } from '../clock';
import { BotError, errorCodeOf } from '../errors';
import { itemJson, type JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import type { ComposeRichMessageBody } from '../jobs/composeRichMessageJob';
import { type HandledEvent, parseWebhookEvent } from '../line/webhookEvent';
import type { ClaimCheck } from '../storage/claimCheck';
import type { Reporter } from '../telemetry/reporter';
import { attempt } from './attempt';
import type { ChatLease, ChatTurns, Turn } from './chatTurns';
import type { EventRecord, EventRecords } from './eventRecords';
import { loadEvent, type ReadItem, readEvents } from './readEvents';
import { reasonsOf } from './reasonsOf';
import type { TurnFacts } from './turnFacts';
import type { TurnResult } from './turnResult';
import { withLease } from './withLease';

export interface HandleLineEventsDeps {
  readonly records: EventRecords;
  readonly turns: ChatTurns;
  readonly claimCheck: ClaimCheck;
  /** Decides what one event asks for and does it. */
  readonly takeTurn: (event: HandledEvent, facts: TurnFacts) => Promise<TurnResult>;
  readonly enqueueRichMessage: (item: JobItem<ComposeRichMessageBody>) => Promise<void>;
  /** Puts a twin back for later. */
  readonly postponeTwin: (item: JobItem<LineEventBody>, seconds: number) => Promise<void>;
  readonly deadLetter: (item: JobItem<LineEventBody>) => Promise<void>;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'every'>;
}

/**
 * Where the items come from. `first`: just queued. `again`: a message that was received before, or a twin; its events
 * are probably done, so that is looked up first.
 */
export interface Receipt {
  readonly twin: boolean;
  readonly again: boolean;
}

/**
 * Handles the events of one queue message: each once, those of one chat in order, different chats side by side.
 * @throws AggregateError of what failed and may succeed later; the queue then brings the message again
 */
export async function handleLineEvents(
  deps: HandleLineEventsDeps,
  items: readonly JobItem<LineEventBody>[],
  receipt: Receipt,
): Promise<void> {
  const { events: read, errors: unread } = await readEvents(deps, items, receipt.again);
  const chats = Map.groupBy(read, ({ chat }) => chat);
  const results = await Promise.allSettled(
    [...chats.values()].map(async (events) => {
      const afterwards: Afterwards = [];
      try {
        for (const [index, event] of events.entries()) {
          const behind = events.slice(index + 1).map(({ event: other }) => other);
          await handleOne(deps, event, receipt, behind, afterwards);
        }
      } finally {
        await doAfterwards(deps, afterwards);
      }
    }),
  );
  const errors = [...unread, ...reasonsOf(results)];
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} chats failed`);
}

/** What turns have left to be done once their chat has been given back and the message's other events have been handled. */
type Afterwards = (() => Promise<void>)[];

/** The answers are out: what fails here is told, and tried another time. */
async function doAfterwards(deps: HandleLineEventsDeps, afterwards: Afterwards): Promise<void> {
  const results = await Promise.allSettled(afterwards.map((work) => work()));
  for (const error of reasonsOf(results)) {
    const code = errorCodeOf(error);
    const fields = { type: 'afterwards', code, retryable: false };
    deps.reporter.report({ name: 'event.failed', fields });
  }
}

async function handleOne(
  deps: HandleLineEventsDeps,
  { item, event, chat }: ReadItem,
  { twin, again }: Receipt,
  /** Events of the same chat and message that come after this one. */
  behind: readonly HandledEvent[],
  afterwards: Afterwards,
): Promise<void> {
  const skip = (reason: 'done' | 'inProgress') =>
    deps.reporter.report({ name: 'event.skipped', fields: { type: event.type, reason } });

  if (again) {
    const record = await deps.records.find(event);
    if (record && isOver(record, item)) return skip('done');
  }
  const { timestamp, webhookEventId } = event;
  const entered = await deps.turns.enter({ chat, timestamp, webhookEventId, item: itemJson(item) });
  if (entered.kind === 'waiting') {
    if (twin) await deps.postponeTwin(item, Math.ceil(entered.leasedForMs / 1000) + 1);
    return skip('inProgress');
  }
  if (twin) {
    const fields = { type: event.type, lateMs: deps.clock() - item.at };
    deps.reporter.report({ name: 'event.recovered', fields });
  }
  await withLease(deps.timers, entered.lease, () =>
    takeTurns(deps, entered.lease, behind, afterwards),
  );
}

/**
 * Takes the chat's open turns, oldest first, until none is left or a job has taken one over. What they leave to be done later
 * is put on `afterwards`.
 */
async function takeTurns(
  deps: HandleLineEventsDeps,
  lease: ChatLease,
  behind: readonly HandledEvent[],
  afterwards: Afterwards,
): Promise<void> {
  /** What has arrived and is not taken yet. */
  const waiting = async () => {
    const open = await lease.open();
    const loaded = await Promise.all(open.map((turn) => loadEvent(deps, readTurnItem(turn).body)));
    const events = loaded.map(parseWebhookEvent).filter((event) => event.type !== 'ignored');
    return [...events, ...behind];
  };
  for (;;) {
    const turn = await lease.next();
    if (turn === undefined) {
      if ((await lease.leave()) === 'more') continue;
      return;
    }
    const item = readTurnItem(turn);
    const result = await takeOne(deps, turn, item, waiting);
    if (result?.kind === 'ended' && result.afterwards) afterwards.push(result.afterwards);
    if (result?.kind === 'handOver') {
      if ((await lease.handOver(heirOf(turn))) === 'lost') return;
      await deps.enqueueRichMessage({ trace: item.trace, at: deps.clock(), body: result.job });
      return;
    }
    if ((await lease.finish(turn)) !== 'more') return;
  }
}

/** The name under which a turn's job finds the chat that was left to it. */
export function heirOf({ webhookEventId }: Pick<Turn, 'webhookEventId'>): string {
  return `job:${webhookEventId}`;
}

async function takeOne(
  deps: HandleLineEventsDeps,
  turn: Turn,
  item: JobItem<LineEventBody>,
  waiting: TurnFacts['waiting'],
): Promise<TurnResult | undefined> {
  const startedAt = deps.clock();
  const record = await deps.records.begin(turn, { replay: item.replay });
  if (isOver(record, {})) return undefined;
  const deadLetter = () => deps.deadLetter(item);
  let type = 'unknown';
  const work = async () => {
    const event = parseWebhookEvent(await loadEvent(deps, item.body));
    type = event.type;
    if (event.type === 'ignored') return undefined;
    return deps.takeTurn(event, { chat: turn.chat, record, receivedAt: item.at, waiting });
  };
  const attemptDeps = { reporter: deps.reporter, deadLetter };
  const result = await attempt(attemptDeps, () => type, record, work);
  if (result === 'failed' || result === undefined) return undefined;
  if (result.kind === 'handOver') return result;
  await record.mark('done', result.outcome);
  // What is left lying is collected by its age.
  if ('claim' in item.body) await deps.claimCheck.remove(item.body.claim).catch(() => undefined);
  deps.reporter.report({
    name: 'event.handled',
    fields: {
      type,
      outcome: result.outcome,
      ms: deps.clock() - startedAt,
      waitedMs: startedAt - item.at,
      attempt: record.attempts,
    },
    traceparent: item.trace.traceparent,
  });
  return result;
}

/** Done for good; a failed event is over too, unless an operator replays it. */
function isOver(
  record: EventRecord,
  { replay = false }: { replay?: boolean | undefined },
): boolean {
  return record.state === 'done' || (record.state === 'failed' && !replay);
}

function readTurnItem(turn: Turn): JobItem<LineEventBody> {
  return JSON.parse(turn.item) as JobItem<LineEventBody>;
}
