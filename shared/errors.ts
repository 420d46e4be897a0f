/** Every code that an error of the product may have, by what it happened to. An operator finds them in logs and telemetry. */
export type ErrorCode =
  | 'config'
  | 'lineApi'
  | `${'queue' | 'blob' | 'table'}.${'unavailable' | 'refused'}`
  | `ai.${'filtered' | 'rejected' | 'limited' | 'unavailable'}`
  | 'attachment.crashed'
  | 'erasure.unfinished'
  | 'event.deadly'
  | 'event.lost'
  | 'event.taken'
  | 'health.late'
  | 'job.malformed'
  | 'line.token'
  | 'manage.lengthRequired'
  | 'manage.tooLarge'
  | 'message.invalid'
  | 'persona.tooLong'
  | 'picture.notPersonal'
  | 'picture.removed'
  | 'picture.unreachable'
  | 'queue.late'
  | 'queue.silent'
  | 'queue.tooLarge'
  | 'render.cells'
  | 'render.crashed'
  | 'render.failed'
  | 'render.missingGlyphs'
  | 'render.unknownIcon'
  | 'render.unknownTemplate'
  | 'render.unsupportedScript'
  | 'render.uploadMissing'
  | 'staff.unreachable'
  | 'table.badField'
  | 'table.badKey'
  | 'table.badTransaction'
  | 'template.exists'
  | 'upload.format'
  | 'upload.tooLarge'
  | 'upload.tooManyPixels'
  | 'upload.tooSmall'
  | 'upload.unreadable';

/**
 * The base of every error the product throws on purpose.
 *
 * `retryable` tells a queue worker what to do: rethrow (the queue tries again) or record the failure and
 * finish the message.
 */
export class BotError extends Error {
  override readonly name: string = 'BotError';
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** The code of an error, for logs and telemetry; `unexpected` when the product did not throw it on purpose. */
export function errorCodeOf(error: unknown): ErrorCode | 'unexpected' {
  return error instanceof BotError ? error.code : 'unexpected';
}

/** Whether something may succeed later; what the product did not throw on purpose may. */
export function isRetryable(error: unknown): boolean {
  return !(error instanceof BotError) || error.retryable;
}

/** Whether it is known to be a matter of time: somebody else's service does not answer, or another worker was faster. */
export function isPassing(error: unknown): boolean {
  return error instanceof BotError && error.retryable;
}

/** The environment is missing something or holds something unusable; lists every bad variable. */
export class ConfigError extends BotError {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      'config',
      `The configuration is not usable:\n${problems.map((p) => `  ${p}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** A picture that cannot be drawn from what was given: unknown template, missing glyphs, bad geometry. */
export class RenderError extends BotError {
  override readonly name = 'RenderError';
}

/** LINE answered with an error, or did not answer (`status` undefined: the outcome is unknown). */
export class LineApiError extends BotError {
  override readonly name = 'LineApiError';
  /** HTTP status, undefined when no answer arrived. */
  readonly status: number | undefined;
  /** `x-line-request-id` of the answer. */
  readonly requestId: string | undefined;
  /** LINE's `details`, as `property: message`; empty when it sent none. */
  readonly details: readonly string[];

  constructor(
    message: string,
    options: {
      status?: number | undefined;
      requestId?: string | undefined;
      details?: readonly string[];
      retryable: boolean;
      cause?: unknown;
    },
  ) {
    super('lineApi', message, options);
    this.status = options.status;
    this.requestId = options.requestId;
    this.details = options.details ?? [];
  }
}
