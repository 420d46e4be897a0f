import { createHmac } from 'node:crypto';

/**
 * The value of `x-line-signature`: base64 of the HMAC-SHA256 of the raw body, keyed with the channel secret.
 * @see https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
 */
export const signBody = (channelSecret: string, body: string | Buffer): string =>
  createHmac('sha256', channelSecret).update(body).digest('base64');
