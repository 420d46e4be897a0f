import { BotError, type ErrorCode } from '../errors';

/** A part answers and still does no work, and has done none since `since` (ms since the epoch). */
export class NotReadyError extends BotError {
  override readonly name = 'NotReadyError';
  readonly since: number;

  constructor(code: ErrorCode, message: string, since: number) {
    super(code, message);
    this.since = since;
  }
}
