import { errorCodeOf, isPassing } from '../errors';

/** Which event something happened to. LINE's id of an event says nothing about a person. */
export interface EventName {
  /** Of an event that could not be read: the name of the blob that holds it. */
  readonly webhookEventId: string;
  readonly type: string;
}

/** An event that failed and may succeed later. It says which one and why, and nothing of what was said in it. */
export class EventFailure extends Error {
  override readonly name = 'EventFailure';
  readonly event: EventName;
  /** Whether `event.failed` has been reported. */
  readonly isReported: boolean;
  /** Whether the event can be left to its twin, however often this happens. */
  readonly isPassing: boolean;

  constructor(
    event: EventName,
    cause: unknown,
    {
      isReported = false,
      mustReturn = false,
    }: {
      readonly isReported?: boolean;
      /** No twin knows what is left to do: the queue message must come again. */
      readonly mustReturn?: boolean;
    } = {},
  ) {
    super(`${event.type} ${event.webhookEventId}: ${reasonOf(cause)}`, { cause });
    this.event = event;
    this.isReported = isReported;
    this.isPassing = isPassing(cause) && !mustReturn;
  }
}

/** Makes every error of `work` say which event it happened to; one that does already stays as it is. */
export async function during<T>(event: () => EventName, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof EventFailure ? error : new EventFailure(event(), error);
  }
}

/** The failures among promises that have all settled. */
export function failuresOf(results: readonly PromiseSettledResult<unknown>[]): EventFailure[] {
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    const reason: unknown = result.reason;
    return reason instanceof EventFailure ? reason : new EventFailure(unnamed, reason);
  });
}

const unnamed: EventName = { webhookEventId: 'unknown', type: 'unknown' };

function reasonOf(cause: unknown): string {
  const code = errorCodeOf(cause);
  return code === 'unexpected' && cause instanceof Error ? `${code} ${cause.name}` : code;
}
