/** One request that an emulator got, and what became of it. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The endpoint's name, as faults use it. */
  readonly name: string;
  /** 0: the connection was cut, or there was no answer. */
  readonly status: number;
  readonly requestId?: string;
  /** What became of it, in one word: `accepted`, `rateLimited`, `replyTokenUsed`, … */
  readonly verdict: string;
  readonly retryKey?: string;
  /** The body's text, unless it is longer than the log keeps. */
  bodyText?: string;
}

export interface RequestLogLimits {
  /** Longer bodies are not kept. @default 16,384 characters */
  readonly maxBody?: number;
  /** Of all bodies together. @default 8,388,608 characters */
  readonly maxBodies?: number;
}

/** The newest `size` requests. Bodies share a budget, so that a load test cannot fill the memory. */
export function createRequestLog<Request extends LoggedRequest = LoggedRequest>(
  size: number,
  { maxBody = 16 * 1024, maxBodies = 8 * 1024 * 1024 }: RequestLogLimits = {},
) {
  /** The n-th request stands at `n % size`. */
  let ring: Request[] = [];
  let total = 0;
  let bodyCharacters = 0;
  /** The number of the oldest request that may still have its body. */
  let oldestBody = 0;

  function forgetBody(number: number) {
    const request = ring[number % size];
    if (request?.bodyText === undefined) return;
    bodyCharacters -= request.bodyText.length;
    delete request.bodyText;
  }

  return {
    add(request: Request) {
      if (size === 0) return;
      forgetBody(total);
      if (request.bodyText !== undefined && request.bodyText.length > maxBody) {
        delete request.bodyText;
      }
      ring[total % size] = request;
      total += 1;
      bodyCharacters += request.bodyText?.length ?? 0;
      oldestBody = Math.max(oldestBody, total - size);
      while (bodyCharacters > maxBodies) {
        forgetBody(oldestBody);
        oldestBody += 1;
      }
    },
    /** Oldest first. */
    list(): Request[] {
      if (total <= size) return [...ring];
      const start = total % size;
      return [...ring.slice(start), ...ring.slice(0, start)];
    },
    /** Of all calls since the last reset, also those no longer kept. */
    total: () => total,
    clear() {
      ring = [];
      total = 0;
      bodyCharacters = 0;
      oldestBody = 0;
    },
  };
}
/** What a control API shows of a request. */
export function publicRequest<Request extends LoggedRequest>({ bodyText, ...request }: Request) {
  return { ...request, ...(bodyText ? { body: parseLeniently(bodyText) } : {}) };
}

function parseLeniently(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
