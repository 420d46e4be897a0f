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
const maxBodyCharacters = 8 * 1024 * 1024;

/** The newest API calls. Bodies share a budget, so that a load test cannot fill the memory. */
export function createRequestLog(size: number, bodyBudget = maxBodyCharacters) {
  /** The n-th request stands at `n % size`. */
  let ring: LoggedRequest[] = [];
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
    add(request: LoggedRequest) {
      if (size === 0) return;
      forgetBody(total);
      if (request.bodyText !== undefined && request.bodyText.length > longestBody) {
        delete request.bodyText;
      }
      ring[total % size] = request;
      total += 1;
      bodyCharacters += request.bodyText?.length ?? 0;
      oldestBody = Math.max(oldestBody, total - size);
      while (bodyCharacters > bodyBudget) {
        forgetBody(oldestBody);
        oldestBody += 1;
      }
    },
    /** Oldest first. */
    list(): LoggedRequest[] {
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
