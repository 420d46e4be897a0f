import type { ErrorCode } from '../../errors';

/** Each event of a chat, once and in order. */
export interface InboxEvents {
  'event.handled': { type: string; outcome: string; ms: number; waitedMs: number; attempt: number };
  'event.skipped': { type: string; reason: 'done' | 'inProgress' | 'ignored' | 'standby' };
  'event.recovered': { type: string; lateMs: number };
  'event.failed': {
    type: string;
    /** LINE's id of the event; of one that could not be read, the name of the blob that holds it. */
    webhookEventId: string;
    code: ErrorCode | 'unexpected';
    retryable: boolean;
  };
}
