import type { Clock } from '../clock';
import { BotError } from '../errors';
import { itemJson, type JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import type { ComposeRichMessageBody } from '../jobs/composeRichMessageJob';
import type { RawEvent } from '../line/webhookBody';
import { chatIdOf, type HandledEvent, parseWebhookEvent } from '../line/webhookEvent';
import type { ClaimCheck } from '../storage/claimCheck';
import type { Reporter } from '../telemetry/reporter';
import { attempt } from './attempt';
import { concernsBot } from './concernsBot';
import type { ChatLease, ChatTurns, Turn } from './chatTurns';
import type { EventRecord, EventRecords } from './eventRecords';
import { withLease } from './withLease';

/** What became of a turn: it ended with an outcome, or a job has taken it over and will end it. */
export type TurnResult =
  | { readonly kind: 'ended'; readonly outcome: string }
  | { readonly kind: 'handOver'; readonly job: ComposeRichMessageBody };

export interface HandleLineEventsDeps {
  readonly records: EventRecords;
  readonly turns: ChatTurns;
  readonly claimCheck: ClaimCheck;
  /** Decides what one event asks for and does it. */
  readonly takeTurn: (
    event: HandledEvent,
    chat: string,
    record: EventRecord,
  ) => Promise<TurnResult>;
  readonly enqueueRichMessage: (item: JobItem<ComposeRichMessageBody>) => Promise<void>;
  /** Puts a twin back for later. */
  readonly postponeTwin: (item: JobItem<LineEventBody>, seconds: number) => Promise<void>;
  readonly deadLetter: (item: JobItem<LineEventBody>) => Promise<void>;
  readonly reporter: Reporter;
  readonly clock: Clock;
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
  const { events: read, errors: unread } = await readEvents(deps, items);
  const chats = Map.groupBy(read, ({ chat }) => chat);
  const results = await Promise.allSettled(
    [...chats.values()].map(async (events) => {
      for (const event of events) await handleOne(deps, event, receipt);
    }),
  );
  const errors = [...unread, ...reasonsOf(results)];
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} chats failed`);
}

function reasonsOf(results: readonly PromiseSettledResult<unknown>[]): unknown[] {
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
}

interface ReadItem {
  readonly item: JobItem<LineEventBody>;
  readonly event: HandledEvent;
  readonly chat: string;
}

/**
 * Leaves out what is not for us: unknown types, standby mode, events of no chat. An event whose stored body is gone goes to
 * the poison queue; one whose body cannot be read now is among the errors. Neither holds up the others of its message.
 */
async function readEvents(
  deps: HandleLineEventsDeps,
  items: readonly JobItem<LineEventBody>[],
): Promise<{ events: ReadItem[]; errors: unknown[] }> {
  const read = await Promise.allSettled(
    items.map(async (item) => {
      const raw = await loadEvent(deps, item.body).catch((error: unknown) =>
        giveUpLost(deps, item, error),
      );
      if (raw === undefined) return [];
      const event = parseWebhookEvent(raw);
      const chat = chatIdOf(event);
      if (event.type === 'ignored' || chat === undefined || !concernsBot(event)) {
        deps.reporter.report({
          name: 'event.skipped',
          fields: { type: event.type, reason: 'ignored' },
        });
        return [];
      }
      if (event.mode === 'standby') {
        deps.reporter.report({
          name: 'event.skipped',
          fields: { type: event.type, reason: 'standby' },
        });
        return [];
      }
      return [{ item, event, chat }];
    }),
  );
  const events = read.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  return { events, errors: reasonsOf(read) };
}

async function giveUpLost(
  deps: HandleLineEventsDeps,
  item: JobItem<LineEventBody>,
  error: unknown,
): Promise<undefined> {
  if (!(error instanceof BotError) || error.retryable) throw error;
  await deps.deadLetter(item);
  const fields = { type: 'unknown', code: error.code, retryable: false };
  deps.reporter.report({ name: 'event.failed', fields, traceparent: item.trace.traceparent });
}

async function loadEvent(deps: HandleLineEventsDeps, body: LineEventBody): Promise<RawEvent> {
  if ('event' in body) return body.event;
  const event = await deps.claimCheck.get(body.claim);
  if (event === undefined) throw new BotError('event.lost', 'The stored body of an event is gone');
  return event;
}

async function handleOne(
  deps: HandleLineEventsDeps,
  { item, event, chat }: ReadItem,
  { twin, again }: Receipt,
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
  await withLease(entered.lease, () => takeTurns(deps, entered.lease));
}

/** Takes the chat's open turns, oldest first, until none is left or a job has taken one over. */
async function takeTurns(deps: HandleLineEventsDeps, lease: ChatLease): Promise<void> {
  for (;;) {
    const turn = await lease.next();
    if (turn === undefined) {
      if ((await lease.leave()) === 'more') continue;
      return;
    }
    const item = readTurnItem(turn);
    const result = await takeOne(deps, turn, item);
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
): Promise<TurnResult | undefined> {
  const startedAt = deps.clock();
  const record = await deps.records.begin(turn, { replay: item.replay });
  if (isOver(record, {})) return undefined;
  const deadLetter = () => deps.deadLetter(item);
  let type = 'unknown';
  const work = async () => {
    const event = parseWebhookEvent(await loadEvent(deps, item.body));
    type = event.type;
    return event.type === 'ignored' ? undefined : deps.takeTurn(event, turn.chat, record);
  };
  const attemptDeps = { reporter: deps.reporter, deadLetter };
  const result = await attempt(attemptDeps, () => type, record, work);
  if (result === 'failed' || result === undefined) return undefined;
  if (result.kind === 'handOver') return result;
  await record.mark('done', result.outcome);
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
