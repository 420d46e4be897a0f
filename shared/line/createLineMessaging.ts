import type { messagingApi } from '@line/bot-sdk';
import type { Chance } from '../chance';
import type { Clock, Timers } from '../clock';
import { BotError, LineApiError } from '../errors';
import { inTime } from '../inTime';
import type { Reporter } from '../telemetry/reporter';
import type { ChannelToken } from './channelToken';
import { openConnectionPool } from './connectionPool';
import type { LineMessaging, ReplyResult } from './lineMessaging';
import { isMonthlyLimit, isRateLimit, lineApiError, readLineError } from './readLineError';

export interface LineMessagingOptions {
  /** LINE's own address when undefined. */
  readonly apiBaseUrl: string | undefined;
  readonly token: ChannelToken;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'after' | 'delay'>;
  /** Spreads the retries of many callers. */
  readonly random: Chance['random'];
  /** Longest that one call may take. @default 5000 */
  readonly timeoutMs?: number;
  /** Attempts at a call that may be repeated. @default 4 */
  readonly maxAttempts?: number;
  /** How long a reply of unknown outcome is tried again: a token lives about a minute. @default 20_000 */
  readonly retryReplyForMs?: number;
}

type Client = messagingApi.MessagingApiClient;

/** LINE's Messaging API through the official SDK, with what that leaves out: time-outs, retries, error bodies, telemetry. */
export function createLineMessaging(options: LineMessagingOptions): LineMessaging {
  const { apiBaseUrl, token, reporter, clock, timers, random } = options;
  const { timeoutMs = 5000, maxAttempts = 4, retryReplyForMs = 20_000 } = options;
  let current: { token: string; client: Client } | undefined;

  async function client(): Promise<{ token: string; client: Client }> {
    const channelAccessToken = await token.get();
    if (current?.token === channelAccessToken) return current;
    const { messagingApi: api } = await import('@line/bot-sdk');
    await openConnectionPool();
    const made = new api.MessagingApiClient({
      channelAccessToken,
      ...(apiBaseUrl === undefined ? {} : { baseURL: apiBaseUrl }),
    });
    current = { token: channelAccessToken, client: made };
    return current;
  }

  /**
   * One call; rejects with the SDK's error, with a time-out after which the outcome is unknown, or with the BotError
   * `line.token`: then no call was made.
   */
  async function call<T>(
    endpoint: string,
    attempt: number,
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const startedAt = clock();
    const report = (status: number) =>
      reporter.report({
        name: 'line.request',
        fields: { endpoint, status, ms: clock() - startedAt, attempt },
      });
    for (let renewed = false; ; renewed = true) {
      const line = await client();
      try {
        const result = await inTime(timers, work(line.client), timeoutMs);
        if (result === 'late') throw new Error(`no answer within ${timeoutMs} ms`);
        report(200);
        return result;
      } catch (error) {
        const status = readLineError(error)?.status;
        report(status ?? 0);
        // A token can be revoked before its time; the call had no effect.
        const worthAnother = status === 401 && !renewed && token.refuse(line.token);
        if (!worthAnother) throw error;
      }
    }
  }

  const backOff = (attempt: number) =>
    timers.delay(Math.min(200 * 2 ** (attempt - 1), 3000) * (0.5 + random() / 2));

  /** For calls that may be repeated without harm. */
  async function callAgain<T>(endpoint: string, work: (client: Client) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call(endpoint, attempt, work);
      } catch (error) {
        const refusal = readLineError(error);
        const worthwhile = refusal === undefined || refusal.status >= 500 || isRateLimit(refusal);
        if (!worthwhile || attempt >= maxAttempts) throw error;
        await backOff(attempt);
      }
    }
  }

  async function orThrow<T>(endpoint: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw errorOf(endpoint, error);
    }
  }

  return {
    async reply(replyToken, messages, { ambiguous = false } = {}): Promise<ReplyResult> {
      const startedAt = clock();
      /** Whether some call with this token may have reached LINE without our knowing its answer. */
      let maybeSent = ambiguous;
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { httpResponse } = await call('reply', attempt, (line) =>
            line.replyMessageWithHttpInfo({ replyToken, messages }),
          );
          const requestId = httpResponse.headers.get('x-line-request-id') ?? undefined;
          return { kind: 'delivered', requestId };
        } catch (error) {
          const refusal = readLineError(error);
          if (refusal?.status === 400 && refusal.message === 'Invalid reply token') {
            return maybeSent
              ? { kind: 'unknown' }
              : { kind: 'invalidReplyToken', requestId: refusal.requestId };
          }
          const neverCalled = error instanceof BotError;
          const unanswered = !neverCalled && (refusal === undefined || refusal.status >= 500);
          const worthwhile = neverCalled
            ? error.retryable
            : unanswered || (refusal !== undefined && isRateLimit(refusal));
          maybeSent ||= unanswered;
          if (!worthwhile || clock() - startedAt > retryReplyForMs) {
            throw maybeSent && !unanswered ? outcomeUnknown(error) : errorOf('reply', error);
          }
          await backOff(attempt);
        }
      }
    },

    async push(to, messages, retryKey) {
      try {
        const { httpResponse } = await callAgain('push', (line) =>
          line.pushMessageWithHttpInfo({ to, messages }, retryKey),
        );
        const requestId = httpResponse.headers.get('x-line-request-id') ?? undefined;
        return { kind: 'delivered', requestId };
      } catch (error) {
        const refusal = readLineError(error);
        if (refusal?.status === 409) {
          return { kind: 'alreadyAccepted', requestId: refusal.requestId };
        }
        if (refusal?.status === 429 && isMonthlyLimit(refusal.message)) {
          return { kind: 'quotaExhausted' };
        }
        if (refusal?.status === 400 && refusal.message === 'Failed to send messages') {
          return { kind: 'unreachable' };
        }
        throw errorOf('push', error);
      }
    },

    async profile(userId) {
      try {
        return await callAgain('profile', (line) => line.getProfile(userId));
      } catch (error) {
        if (readLineError(error)?.status === 404) return undefined;
        throw errorOf('profile', error);
      }
    },

    showLoading: (chatId, loadingSeconds) =>
      orThrow('loading', async () => {
        await call('loading', 1, (line) => line.showLoadingAnimation({ chatId, loadingSeconds }));
      }),

    markAsRead: (markAsReadToken) =>
      orThrow('markAsRead', async () => {
        await call('markAsRead', 1, (line) => line.markMessagesAsReadByToken({ markAsReadToken }));
      }),

    botInfo: () => orThrow('info', () => call('info', 1, (line) => line.getBotInfo())),
  };
}

function errorOf(endpoint: string, error: unknown): BotError {
  return error instanceof BotError ? error : lineApiError(endpoint, error);
}

/** The last call had no effect, but one before it may have had: no status, so that nobody takes it for a refusal. */
function outcomeUnknown(error: unknown): LineApiError {
  const { message, retryable } = errorOf('reply', error);
  return new LineApiError(`${message}; an earlier call may have been shown`, {
    retryable,
    cause: error,
  });
}
