import type { ErrorCode } from '../../errors';

/** Each event of a chat, once and in order. */
export interface InboxEvents {
  'event.handled': { type: string; outcome: string; ms: number; waitedMs: number; attempt: number };
  'event.skipped': { type: string; reason: 'done' | 'inProgress' | 'ignored' | 'standby' };
  'event.recovered': { type: string; lateMs: number };
  /** Too old to be answered: only what it changes was done. */
  'event.stale': { type: string; ageMs: number };
  /** The next twin of open events could not be queued: their message comes again. */
  'twin.notQueued': { items: number; code: ErrorCode | 'unexpected' };
  'event.failed': {
    type: string;
    /** LINE's id of the event; of one that could not be read, the name of the blob that holds it. */
    webhookEventId: string;
    code: ErrorCode | 'unexpected';
    retryable: boolean;
  };
}
