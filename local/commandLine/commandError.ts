/** How a command ends. Scripts may rely on these numbers. */
export const exitCodes = {
  done: 0,
  /** It was understood and did not succeed; also: a check found something. */
  failed: 1,
  /** The command line is wrong: an unknown word, an option without its value. */
  usage: 2,
  /** The bot does not answer, or something else answers in its place. */
  unreachable: 3,
  /** The key is missing, wrong, or not allowed to do this. */
  notAllowed: 4,
  /** Nobody confirmed it, so nothing was done. */
  notConfirmed: 5,
} as const;

export type ExitReason = Exclude<keyof typeof exitCodes, 'done'>;

/** Ends a command with a message for its user. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly reason: ExitReason;
  /** Further fields of the error that `--json` prints. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    reason: ExitReason,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.reason = reason;
    this.details = details;
  }
}
