import type { HandledEvent } from '../line/webhookEvent';
import type { EventRecord } from './eventRecords';

/** What is known of a turn beside its event. */
export interface TurnFacts {
  /** The event's chat: a user, group or room id. */
  readonly chat: string;
  readonly record: EventRecord;
  /** When the webhook came, ms. */
  readonly receivedAt: number;
  /** So old that nobody expects an answer any more: only what it changes is done. */
  readonly isStale: boolean;
  /** The chat's events that have arrived and are still to be taken. */
  readonly waiting: () => Promise<readonly HandledEvent[]>;
}
