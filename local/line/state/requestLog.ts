export type LoggedRequest = {
  at: number;
  method: string;
  path: string;
  /** The endpoint's name, as faults use it. */
  name: string;
  status: number;
  requestId: string;
  /** What became of it, in one word: `accepted`, `rateLimited`, `replyTokenUsed`, … */
  verdict: string;
  retryKey?: string;
  /** The body's text; longer ones than `longestBody` are not kept. */
  bodyText?: string;
};

const longestBody = 16 * 1024;
const mostBodyCharacters = 8 * 1024 * 1024;

/** The newest API calls. Bodies share a budget, so that a load test cannot fill the memory. */
export function createRequestLog(size: number) {
  const ring: LoggedRequest[] = [];
  let next = 0;
  let bodyCharacters = 0;
  let total = 0;
  /** Where bodies are dropped from when the budget is used up. */
  let oldestBody = 0;

  function forgetBody(index: number) {
    const request = ring[index];
    if (request?.bodyText === undefined) return;
    bodyCharacters -= request.bodyText.length;
    delete request.bodyText;
  }

  return {
    add(request: LoggedRequest) {
      if (size === 0) return;
      total += 1;
      forgetBody(next);
      if (request.bodyText !== undefined && request.bodyText.length > longestBody) {
        delete request.bodyText;
      }
      ring[next] = request;
      bodyCharacters += request.bodyText?.length ?? 0;
      next = (next + 1) % size;
      while (bodyCharacters > mostBodyCharacters) {
        forgetBody(oldestBody);
        oldestBody = (oldestBody + 1) % size;
      }
    },
    /** Oldest first. */
    list: (): LoggedRequest[] =>
      ring.length < size ? [...ring] : [...ring.slice(next), ...ring.slice(0, next)],
    /** Of all calls since the last reset, also those no longer kept. */
    total: () => total,
    clear() {
      ring.length = 0;
      next = 0;
      bodyCharacters = 0;
      oldestBody = 0;
      total = 0;
    },
  };
}
export type RequestLog = ReturnType<typeof createRequestLog>;

/** What the control API shows of a request. */
export function publicRequest({ bodyText, ...request }: LoggedRequest) {
  return { ...request, ...(bodyText ? { body: parseLeniently(bodyText) } : {}) };
}

function parseLeniently(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
