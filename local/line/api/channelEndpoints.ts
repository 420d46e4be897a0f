import type { Emulator } from '../emulator';
import { lineError, ok, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { statelessTokenLifeSeconds } from '../state/accessTokens';
import type { Endpoint } from './endpoint';
import { readJson } from './readJson';

const maxEndpointLength = 500;

/** The channel itself, save what needs the webhook's connection (`webhookTestEndpoint`). */
export const channelEndpoints: Endpoint[] = [
  {
    name: 'info',
    method: 'GET',
    path: '/v2/bot/info',
    run: ({ channel }) =>
      ok({
        userId: channel.botUserId,
        basicId: '@local-bot',
        displayName: channel.botName,
        chatMode: 'bot',
        markAsReadMode: 'manual',
      }),
  },
  {
    name: 'quota',
    method: 'GET',
    path: '/v2/bot/message/quota',
    run: ({ quota }) => ok(quota.quota()),
  },
  {
    name: 'quota/consumption',
    method: 'GET',
    path: '/v2/bot/message/quota/consumption',
    run: ({ quota }) => ok({ totalUsage: quota.usage() }),
  },
  {
    name: 'webhook/endpoint/get',
    method: 'GET',
    path: '/v2/bot/channel/webhook/endpoint',
    limit: 'webhookEndpoint',
    run: ({ settings }) => ok(settings.webhook),
  },
  {
    name: 'webhook/endpoint/set',
    method: 'PUT',
    path: '/v2/bot/channel/webhook/endpoint',
    limit: 'webhookEndpoint',
    run: setEndpoint,
  },
  { name: 'token', method: 'POST', path: '/oauth2/v3/token', isPublic: true, run: issueToken },
];

function setEndpoint(emulator: Emulator, exchange: Exchange): Answer {
  const read = readJson(exchange);
  if ('refusal' in read) return read.refusal;
  const { endpoint } = read.json;
  if (typeof endpoint !== 'string' || !isWebhookUrl(endpoint)) {
    return lineError(400, 'Invalid webhook endpoint URL', { verdict: 'invalidBody' });
  }
  emulator.settings.webhook.endpoint = endpoint;
  return ok();
}

/** https at LINE; http to this machine is the emulator's own allowance. */
export function isWebhookUrl(value: string): boolean {
  if (value.length > maxEndpointLength || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname))
  );
}

/**
 * Stateless tokens by channel id and secret.
 * @see https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
 */
function issueToken(emulator: Emulator, exchange: Exchange): Answer {
  const form = new URLSearchParams(exchange.body.toString('utf8'));
  if (form.get('grant_type') !== 'client_credentials') {
    return oauthError('unsupported_grant_type', 'grant_type must be client_credentials');
  }
  if (form.has('client_assertion')) {
    return oauthError('invalid_request', 'The emulator takes no JWT assertion');
  }
  const { id, secret } = emulator.channel;
  if (form.get('client_id') !== id || form.get('client_secret') !== secret) {
    return oauthError('invalid_client', 'Invalid client_id or client_secret');
  }
  return ok({
    token_type: 'Bearer',
    access_token: emulator.accessTokens.issueStateless(),
    expires_in: statelessTokenLifeSeconds,
  });
}

const oauthError = (error: string, description: string): Answer => ({
  status: 400,
  body: { error, error_description: description },
  verdict: 'unauthorized',
});
