import type { Timers } from '../clock';
import { errorCodeOf } from '../errors';
import { itemJson } from '../jobs/envelope';
import type { ClaimCheck } from '../storage/claimCheck';
import type { ChatTurns } from './chatTurns';
import { leaveTurns, orLeaveTurn } from './leaveTurns';
import { during, type EventFailure, failuresOf } from './eventFailure';
import { leaveToTwins, type LeaveToTwinsDeps } from './leaveToTwins';
import { openItems } from './openItems';
import { type FailedItem, type ReadEventsDeps, type ReadItem, readEvents } from './readEvents';
import { type Afterwards, takeTurns, type TakeTurnsDeps } from './takeTurns';
import { withLease } from './withLease';

export interface HandleLineEventsDeps extends ReadEventsDeps, TakeTurnsDeps, LeaveToTwinsDeps {
  readonly turns: ChatTurns;
  readonly claimCheck: Pick<ClaimCheck, 'get' | 'remove'>;
  readonly timers: Pick<Timers, 'every' | 'delay'>;
}

/**
 * Where the items come from. The events of a twin, or of a message that was received before (`again`), are probably handled:
 * that is looked up first. Who received a message before may have died with the end of a turn still to be recorded.
 */
export interface Receipt {
  readonly twin: boolean;
  readonly again: boolean;
}

/** What a chat's newest events may be late by, when the chat has a burst of them: a request or two of another worker. */
const burstWaitMs = 50;

/**
 * Handles the events of one queue message: each once, those of one chat in the order of LINE's times, different chats side
 * by side. What fails for a passing reason is left to the event's twin, and the message is finished.
 * @throws AggregateError of an `EventFailure` for each event that the queue must bring again
 */
export async function handleLineEvents(
  deps: HandleLineEventsDeps,
  items: ReadItem['item'][],
  receipt: Receipt,
): Promise<void> {
  const { twin, again } = receipt;
  const { events, failed } = await readEvents(deps, items, twin || again);
  const { open, unknown } =
    twin || again ? await openItems(deps, events, again) : { open: events, unknown: [] };
  const unread: FailedItem[] = [...failed, ...unknown];
  // Before any work: whoever dies of it, or with it, has left the events to somebody.
  const isLeft = twin
    ? await leaveToTwins(
        deps,
        [...open, ...unread].map(({ item }) => item),
      )
    : await leaveUnread(deps, unread, again);
  const chats = Map.groupBy(open, ({ turn }) => turn.chat);
  const results = await Promise.allSettled(
    [...chats.values()].map((ofChat) => takeChat(deps, ofChat, receipt)),
  );
  const failures = [...unread.map(({ failure }) => failure), ...failuresOf(results)];
  tellFailures(deps, failures);
  const bring = failures.filter((failure) => !isLeft || !(twin || failure.isPassing));
  if (bring.length > 0) {
    const list = bring.map(({ message }) => message).join('; ');
    throw new AggregateError(bring, `${bring.length} events failed: ${list}`);
  }
}

/**
 * An event that cannot be looked up is left to its twin. A message that comes again may be later than that twin, which saw
 * the event handled and looked for nothing else: a twin of its own then looks for the turn that may be left.
 * @returns false when that failed
 */
async function leaveUnread(
  deps: HandleLineEventsDeps,
  unread: readonly FailedItem[],
  again: boolean,
): Promise<boolean> {
  if (!again || unread.length === 0) return true;
  const items = unread.map(({ item }) => item);
  return leaveTurns(deps, items).then(
    () => true,
    () => false,
  );
}

/** Reports what has not been reported where it happened. */
function tellFailures({ reporter }: HandleLineEventsDeps, failures: readonly EventFailure[]): void {
  for (const { event, cause, isReported } of failures) {
    if (isReported) continue;
    const { webhookEventId, type } = event;
    const fields = { type, webhookEventId, code: errorCodeOf(cause), retryable: true };
    reporter.report({ name: 'event.failed', fields });
  }
}

/** Enters the events of one chat, all before any is taken, and takes the chat's turns if nobody else does. */
async function takeChat(
  deps: HandleLineEventsDeps,
  events: readonly ReadItem[],
  receipt: Receipt,
): Promise<void> {
  const [first, ...others] = events.map(({ item, turn }) => ({ ...turn, item: itemJson(item) }));
  if (first === undefined) return;
  const names = events.map(({ turn: { webhookEventId }, type }) => ({ webhookEventId, type }));
  const name = () => names[0] ?? { webhookEventId: 'unknown', type: 'unknown' };
  const entered = await during(name, () =>
    deps.turns.enter(first, ...others).catch(async (error: unknown) => {
      // Some may have been entered after others had handled them; the next twin of a twin looks for that itself.
      const items = events.map(({ item }) => item);
      if (!receipt.twin) await leaveTurns(deps, items).catch(() => undefined);
      throw error;
    }),
  );
  for (const { item, type } of events) {
    if (entered.kind === 'waiting') {
      deps.reporter.report({ name: 'event.skipped', fields: { type, reason: 'inProgress' } });
    } else if (receipt.twin) {
      const fields = { type, lateMs: deps.clock() - item.at };
      deps.reporter.report({ name: 'event.recovered', fields });
    }
  }
  if (entered.kind === 'waiting') return;
  const { lease, inBurst } = entered;
  const afterwards: Afterwards[] = [];
  try {
    const work = () =>
      withLease(deps.timers, lease, async () => {
        await deps.turns.entered(first.chat);
        if (inBurst && !receipt.twin) await deps.timers.delay(burstWaitMs);
        await takeTurns(deps, lease, afterwards);
      });
    // The events may have been handled before, by another delivery: then their twins look for no turn that is left open here.
    const items = events.map(({ item }) => item);
    await during(name, receipt.twin ? work : () => orLeaveTurn(deps, name(), items, work));
  } finally {
    await doAfterwards(deps, afterwards);
  }
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
