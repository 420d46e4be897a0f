import http from 'node:http';
import https from 'node:https';
import type { WebhookReason } from './webhookStatistics';

export type WebhookResult = {
  /** 0 when there was no answer. */
  statusCode: number;
  reason: WebhookReason;
  detail: string;
};

export type PostWebhook = (call: {
  url: string;
  body: string;
  signature: string;
  timeoutMs: number;
  /** Cut the connection as soon as the bot has answered, as if its answer had been lost. */
  loseAnswer?: boolean;
}) => Promise<WebhookResult>;

/** Posts webhooks over kept-alive connections, as many at once as there are. `close` ends the idle ones. */
export function createWebhookPoster(): { post: PostWebhook; close: () => void } {
  const plain = new http.Agent({ keepAlive: true, keepAliveMsecs: 1000 });
  const secure = new https.Agent({ keepAlive: true, keepAliveMsecs: 1000 });

  const post: PostWebhook = (call) =>
    new Promise((resolve) => {
      const send = (isRetry: boolean) => {
        const request = startRequest(call.url, plain, secure);
        const timer = setTimeout(
          () => finish(0, 'request_timeout', 'No response in time'),
          call.timeoutMs,
        );

        let isFinished = false;
        function finish(statusCode: number, reason: WebhookReason, detail: string) {
          if (isFinished) return;
          isFinished = true;
          clearTimeout(timer);
          if (reason === 'request_timeout') request.destroy();
          resolve({ statusCode, reason, detail });
        }

        request.on('response', (response) => {
          const statusCode = response.statusCode ?? 0;
          if (call.loseAnswer) {
            finish(0, 'unclassified', 'The answer was lost');
            return request.destroy();
          }
          response.resume();
          const isFine = statusCode >= 200 && statusCode < 300;
          finish(statusCode, isFine ? 'ok' : 'error_status_code', String(statusCode));
        });
        request.on('error', (error: NodeJS.ErrnoException) => {
          // A kept-alive connection that the bot closed at this very moment was never read by it.
          if (isFinished) return;
          if (request.reusedSocket && error.code === 'ECONNRESET' && !isRetry) {
            clearTimeout(timer);
            return send(true);
          }
          const refused = error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND';
          finish(0, refused ? 'could_not_connect' : 'unclassified', error.code ?? error.message);
        });
        request.setHeader('content-type', 'application/json; charset=utf-8');
        request.setHeader('content-length', Buffer.byteLength(call.body));
        request.setHeader('user-agent', 'LineBotWebhook/2.0');
        request.setHeader('x-line-signature', call.signature);
        request.end(call.body);
      };
      send(false);
    });

  return {
    post,
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

function startRequest(url: string, plain: http.Agent, secure: https.Agent): http.ClientRequest {
  return url.startsWith('https:')
    ? https.request(url, { method: 'POST', agent: secure })
    : http.request(url, { method: 'POST', agent: plain });
}
