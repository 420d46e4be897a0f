import { BotError } from '../errors';

/** Why there is no answer from a model. None of these is worth sending an event back to its queue. */
export type ModelFailure = 'filtered' | 'rejected' | 'limited' | 'unavailable';

export class ModelError extends BotError {
  override readonly name = 'ModelError';
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure, message: string, cause?: unknown) {
    super(`ai.${failure}`, message, { cause });
    this.failure = failure;
  }
}
