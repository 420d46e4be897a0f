import type { TableServiceClientOptions } from '@azure/data-tables';
import { systemTimers } from '../clock';

/** What all storage SDKs take as a policy of their request pipelines. */
type PipelinePolicy = NonNullable<
  TableServiceClientOptions['additionalPolicies']
>[number]['policy'];

export interface TryLimits {
  /** Milliseconds for one try, its wait for a connection included. */
  readonly tryMs: number;
  /** Milliseconds for a call's tries and the pauses between them: the last try gets what is left. */
  readonly callMs: number;
}

/**
 * A pipeline policy that gives a try up in time, its answer's text included (a streamed answer counts up to its
 * headers). The failure has the code `ETIMEDOUT`, which the SDKs' retry policies try again.
 *
 * The SDKs have no such limit: storage's `tryTimeoutInMs` only becomes a query parameter in whole seconds, and an
 * answer that never comes is waited for without end.
 */
export function createTryLimit({ tryMs, callMs }: TryLimits): PipelinePolicy {
  /** When a call's first try began: all its tries are of one request. */
  const begun = new WeakMap<object, number>();

  return {
    name: 'tryLimitPolicy',
    async sendRequest(request, next) {
      const now = performance.now();
      const since = begun.get(request) ?? now;
      begun.set(request, since);
      const limitMs = Math.max(0, Math.min(tryMs, callMs - (now - since)));
      // The SDKs turn whatever they are given into a real signal before this policy.
      const given = request.abortSignal as AbortSignal | undefined;
      const limit = new AbortController();
      request.abortSignal =
        given === undefined ? limit.signal : AbortSignal.any([given, limit.signal]);
      let settled = false;
      // A busy process looks at its timers before its sockets: an answer that is already there still counts.
      const expire = () =>
        systemTimers.soon(() => {
          if (!settled) limit.abort();
        });
      const cancel = systemTimers.after(limitMs, expire);
      try {
        return await next(request);
      } catch (error) {
        if (!limit.signal.aborted || given?.aborted) throw error;
        throw Object.assign(
          new Error(`No answer within ${Math.round(limitMs)} ms`, { cause: error }),
          {
            // The name by which the SDKs' retry policies know an error of the connection.
            name: 'RestError',
            code: 'ETIMEDOUT',
          },
        );
      } finally {
        settled = true;
        cancel();
        if (given === undefined) delete request.abortSignal;
        else request.abortSignal = given;
      }
    },
  };
}
