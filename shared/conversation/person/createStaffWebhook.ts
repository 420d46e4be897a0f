import { createHmac } from 'node:crypto';
import { BotError } from '../../errors';
import type { NotifyStaff } from './personDesk';

export interface StaffWebhookOptions {
  readonly url: string;
  /** Signs the body: `x-bot-signature` is the base64 of its HMAC-SHA256. */
  readonly secret: string | undefined;
  /** Of one attempt. @default 3000 */
  readonly timeoutMs?: number;
}

const attempts = 2;

/**
 * Tells the team through a webhook of the operator's: `{type, id, chat, language}`, and `quietUntil` of a `personWanted`.
 * The chat's id tells staff where to
 * answer; nothing that was said is in it.
 */
export function createStaffWebhook(options: StaffWebhookOptions): NotifyStaff {
  const { url, secret, timeoutMs = 3000 } = options;
  return async (call) => {
    const { type, id, chat, language } = call;
    const body = JSON.stringify({
      type,
      id,
      chat,
      language,
      ...(call.type === 'personWanted' && { quietUntil: new Date(call.quietUntil).toISOString() }),
    });
    const signature: Record<string, string> =
      secret === undefined
        ? {}
        : { 'x-bot-signature': createHmac('sha256', secret).update(body).digest('base64') };
    let problem: unknown;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...signature },
          body,
          signal: AbortSignal.timeout(timeoutMs),
        });
        await response.body?.cancel();
        if (response.ok) return;
        problem = new Error(`answered ${response.status}`);
      } catch (error) {
        problem = error;
      }
    }
    throw new BotError('staff.unreachable', 'The team could not be told', { cause: problem });
  };
}
