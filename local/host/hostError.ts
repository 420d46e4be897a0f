/**
 * The host cannot start, or cannot start one function, for a reason its user can put right: a broken
 * `host.json`, a taken port, a reserved route. The message is one line and names what to change.
 */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
