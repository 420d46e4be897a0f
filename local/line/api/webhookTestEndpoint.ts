import { lineError, ok } from '../http/answer';
import type { PostWebhook } from '../webhook/postWebhook';
import { signBody } from '../webhook/signBody';
import { isWebhookUrl } from './channelEndpoints';
import type { Endpoint } from './endpoint';
import { readJson } from './readJson';

/**
 * Sends the call of the console's Verify button: no events, and signed.
 * @see https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint
 */
export const webhookTestEndpoint = (post: PostWebhook): Endpoint => ({
  name: 'webhook/test',
  method: 'POST',
  path: '/v2/bot/channel/webhook/test',
  limit: 'webhookTest',
  async run(emulator, exchange) {
    const read = exchange.body.length === 0 ? { json: {} } : readJson(exchange);
    if ('refusal' in read) return read.refusal;
    const given = 'endpoint' in read.json ? read.json.endpoint : undefined;
    const url = given ?? emulator.settings.webhook.endpoint;
    if (typeof url !== 'string' || !isWebhookUrl(url)) {
      return lineError(400, 'Invalid webhook endpoint URL', { verdict: 'invalidBody' });
    }
    const body = JSON.stringify({ destination: emulator.channel.botUserId, events: [] });
    const result = await post({
      url,
      body,
      signature: signBody(emulator.channel.secret, body),
      timeoutMs: emulator.options.webhookTimeoutMs ?? 2000,
    });
    return ok({
      success: result.reason === 'ok',
      timestamp: new Date(emulator.now()).toISOString(),
      statusCode: result.statusCode,
      reason: result.reason === 'ok' ? 'OK' : result.reason.toUpperCase(),
      detail: result.detail,
    });
  },
});
