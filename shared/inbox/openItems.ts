import type { Reporter } from '../telemetry/reporter';
import type { ChatTurns } from './chatTurns';
import { during, failuresOf } from './eventFailure';
import { type EventRecords, isOver } from './eventRecords';
import type { FailedItem, ReadItem } from './readEvents';

export interface OpenItemsDeps {
  readonly records: Pick<EventRecords, 'find'>;
  readonly turns: Pick<ChatTurns, 'isLeft'>;
  readonly reporter: Reporter;
}

/** Those items whose events or turns are not over yet, and those of which nobody can tell now. */
export async function openItems(
  { records, turns, reporter }: OpenItemsDeps,
  events: readonly ReadItem[],
  /** Somebody may have died, or failed, when the events were handled and their turns were not ended. */
  lookForTurns: boolean,
): Promise<{ open: ReadItem[]; unknown: FailedItem[] }> {
  const open: ReadItem[] = [];
  const unknown: FailedItem[] = [];
  const results = await Promise.allSettled(
    events.map(({ item, turn, type }) =>
      during(
        () => ({ webhookEventId: turn.webhookEventId, type }),
        async () => {
          const record = await records.find(turn);
          if (record === undefined || !isOver(record, item)) {
            return item.turn === 'only' ? 'done' : 'open';
          }
          if (!lookForTurns && item.turn === undefined) return 'done';
          return (await turns.isLeft(turn)) ? 'open' : 'done';
        },
      ),
    ),
  );
  for (const [index, result] of results.entries()) {
    const event = events[index];
    if (event === undefined) continue;
    const { item, type } = event;
    if (result.status === 'rejected') {
      unknown.push(...failuresOf([result]).map((failure) => ({ item, failure })));
    } else if (result.value === 'done') {
      reporter.report({ name: 'event.skipped', fields: { type, reason: 'done' } });
    } else open.push(event);
  }
  return { open, unknown };
}
