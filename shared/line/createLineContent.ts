import type { Clock, Delay } from '../clock';
import { BotError, LineApiError } from '../errors';
import type { Reporter } from '../telemetry/reporter';
import type { ChannelToken } from './channelToken';
import { openConnectionPool } from './connectionPool';
import type { ContentOptions, ContentResult, LineContent } from './lineContent';

export interface LineContentOptions {
  /** LINE's own address when undefined. */
  readonly dataApiBaseUrl: string | undefined;
  readonly token: ChannelToken;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly delay: Delay;
}

const lineDataApi = 'https://api-data.line.me';
const firstPauseMs = 300;
const longestPauseMs = 2000;

interface Again {
  readonly kind: 'again';
  readonly problem: LineApiError;
}
type Attempt = ContentResult | Again;

/**
 * Downloads by plain HTTP: the SDK answers an empty stream to a 202, and knows no limit. While LINE prepares a content, and
 * when it fails, the download is tried again with growing pauses until the deadline.
 */
export function createLineContent(options: LineContentOptions): LineContent {
  const { dataApiBaseUrl = lineDataApi, token, reporter, clock, delay } = options;

  async function ask(messageId: string, channelToken: string, deadlineAt: number) {
    const url = `${dataApiBaseUrl}/v2/bot/message/${messageId}/content`;
    return fetch(url, {
      headers: { authorization: `Bearer ${channelToken}` },
      signal: AbortSignal.timeout(Math.max(1, deadlineAt - clock())),
    });
  }

  async function attempt(
    messageId: string,
    { maxBytes, deadlineAt }: ContentOptions,
    count: number,
  ): Promise<Attempt> {
    const startedAt = clock();
    const report = (status: number) =>
      reporter.report({
        name: 'line.request',
        fields: { endpoint: 'content', status, ms: clock() - startedAt, attempt: count },
      });
    try {
      let channelToken = await token.get();
      let response = await ask(messageId, channelToken, deadlineAt);
      if (response.status === 401 && token.refuse(channelToken)) {
        await response.body?.cancel();
        channelToken = await token.get();
        response = await ask(messageId, channelToken, deadlineAt);
      }
      report(response.status);
      const result = await readAnswer(response, maxBytes);
      // A body that is not read would hold its connection.
      if (!response.bodyUsed) await response.body?.cancel();
      return result;
    } catch (error) {
      if (error instanceof BotError) throw error;
      report(0);
      const problem = new LineApiError('LINE did not answer content', {
        retryable: true,
        cause: error,
      });
      return { kind: 'again', problem };
    }
  }

  return {
    async content(messageId, contentOptions) {
      if (!/^[0-9A-Za-z_-]{1,64}$/.test(messageId)) return { kind: 'notFound' };
      await openConnectionPool();
      for (let count = 1, pauseMs = firstPauseMs; ; count += 1) {
        const result = await attempt(messageId, contentOptions, count);
        const isLast = clock() + pauseMs >= contentOptions.deadlineAt;
        if (result.kind === 'again') {
          if (isLast) throw result.problem;
        } else if (result.kind !== 'preparing' || isLast) return result;
        await delay(pauseMs);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      }
    },
  };
}

async function readAnswer(response: Response, maxBytes: number): Promise<Attempt> {
  const { status } = response;
  switch (status) {
    case 200:
      return readBody(response, maxBytes);
    case 202:
      return { kind: 'preparing' };
    case 404:
      return { kind: 'notFound' };
    case 410:
      return { kind: 'gone' };
    default: {
      const retryable = status >= 500 || status === 429;
      const requestId = response.headers.get('x-line-request-id') ?? undefined;
      const problem = new LineApiError(`LINE answered content with ${status}`, {
        status,
        requestId,
        retryable,
      });
      if (!retryable) throw problem;
      return { kind: 'again', problem };
    }
  }
}

async function readBody(response: Response, maxBytes: number): Promise<ContentResult> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) return { kind: 'tooLarge' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return { kind: 'tooLarge' };
    chunks.push(chunk);
  }
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream';
  return { kind: 'ready', bytes: Buffer.concat(chunks), contentType };
}
