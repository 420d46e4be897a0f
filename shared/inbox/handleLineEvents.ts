import type { Timers } from '../clock';
import { errorCodeOf } from '../errors';
import { itemJson, type JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import type { HandledEvent } from '../line/webhookEvent';
import type { ClaimCheck } from '../storage/claimCheck';
import type { ChatTurns } from './chatTurns';
import { during, type EventFailure, failuresOf } from './eventFailure';
import { isOver } from './eventRecords';
import { type ReadEventsDeps, type ReadItem, readEvents } from './readEvents';
import { type Afterwards, takeTurns, type TakeTurnsDeps } from './takeTurns';
import { withLease } from './withLease';

export interface HandleLineEventsDeps extends ReadEventsDeps, TakeTurnsDeps {
  readonly turns: ChatTurns;
  readonly claimCheck: Pick<ClaimCheck, 'get' | 'remove'>;
  /** Puts a twin back for later. */
  readonly postponeTwin: (item: JobItem<LineEventBody>, seconds: number) => Promise<void>;
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
 * @throws AggregateError of an `EventFailure` for each event that failed and may succeed later; the queue then brings the
 * message again
 */
export async function handleLineEvents(
  deps: HandleLineEventsDeps,
  items: readonly JobItem<LineEventBody>[],
  receipt: Receipt,
): Promise<void> {
  const { events: read, failures: unread } = await readEvents(deps, items, receipt.again);
  const chats = Map.groupBy(read, ({ chat }) => chat);
  const results = await Promise.allSettled(
    [...chats.values()].map(async (events) => {
      const afterwards: Afterwards[] = [];
      try {
        for (const [index, event] of events.entries()) {
          const behind = events.slice(index + 1).map(({ event: other }) => other);
          await during(
            () => event.event,
            () => handleOne(deps, event, receipt, behind, afterwards),
          );
        }
      } finally {
        await doAfterwards(deps, afterwards);
      }
    }),
  );
  const failures = [...unread, ...failuresOf(results)];
  if (failures.length > 0) throw tellFailures(deps, failures);
}

/** Reports what has not been reported where it happened. */
function tellFailures(
  { reporter }: HandleLineEventsDeps,
  failures: readonly EventFailure[],
): AggregateError {
  for (const { event, cause, isReported } of failures) {
    if (isReported) continue;
    const { webhookEventId, type } = event;
    const fields = { type, webhookEventId, code: errorCodeOf(cause), retryable: true };
    reporter.report({ name: 'event.failed', fields });
  }
  const list = failures.map(({ message }) => message).join('; ');
  return new AggregateError(failures, `${failures.length} events failed: ${list}`);
}

/** The answers are out: what fails here is told, and tried another time. */
async function doAfterwards(deps: HandleLineEventsDeps, afterwards: Afterwards[]): Promise<void> {
  await Promise.all(
    afterwards.map(({ webhookEventId, work }) =>
      work().catch((error: unknown) => {
        const code = errorCodeOf(error);
        const fields = { type: 'afterwards', webhookEventId, code, retryable: false };
        deps.reporter.report({ name: 'event.failed', fields });
      }),
    ),
  );
}

async function handleOne(
  deps: HandleLineEventsDeps,
  { item, event, chat }: ReadItem,
  { twin, again }: Receipt,
  /** Events of the same chat and message that come after this one. */
  behind: readonly HandledEvent[],
  afterwards: Afterwards[],
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
