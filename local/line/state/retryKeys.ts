const dayMs = 24 * 60 * 60 * 1000;

export type AcceptedRequest = {
  at: number;
  requestId: string;
  bodyHash: string;
  /** Push only: what the first answer said. */
  sentMessages?: unknown[];
};

/**
 * Accepted retry keys of 24 hours. Keys of refused requests are not kept: such a request may be tried again.
 * @see https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export function createRetryKeys(now: () => number) {
  const accepted = new Map<string, AcceptedRequest>();
  const isOld = (request: AcceptedRequest) => now() - request.at >= dayMs;

  return {
    find(key: string): AcceptedRequest | undefined {
      const request = accepted.get(key.toLowerCase());
      return request && !isOld(request) ? request : undefined;
    },
    accept(key: string, request: Omit<AcceptedRequest, 'at'>) {
      for (const [oldKey, old] of accepted) {
        if (!isOld(old)) break;
        accepted.delete(oldKey);
      }
      accepted.delete(key.toLowerCase());
      accepted.set(key.toLowerCase(), { ...request, at: now() });
    },
    clear: () => accepted.clear(),
  };
}

export const isRetryKey = (value: string) =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
