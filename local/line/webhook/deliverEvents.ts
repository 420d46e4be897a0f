import type { Emulator } from '../emulator';
import type { LineFault } from '../state/lineFault';
import type { WebhookEvent } from './buildEvent';
import type { PostWebhook, WebhookResult } from './postWebhook';
import { signBody } from './signBody';

const defaultTimeoutMs = 2000;

/**
 * Sends events in one signed call and answers how the first attempt ended; what follows (duplicates, redelivery) goes
 * on by itself. An inactive webhook gets nothing, as when it is switched off in LINE's console.
 *
 * Redelivery: the same payload but for `isRedelivery`, with the same `webhookEventId` and reply token, until the bot
 * answers 2xx or the attempts are used up.
 * @see https://developers.line.biz/en/docs/messaging-api/receiving-messages/#webhook-redelivery
 */
export function createDelivery(emulator: Emulator, post: PostWebhook) {
  async function attempt(events: readonly WebhookEvent[], fault: LineFault | undefined) {
    for (const event of events) {
      if (event.replyToken) emulator.replyTokens.delivered(event.replyToken);
    }
    const drop = fault?.drop === true ? 'answer' : fault?.drop;
    if (drop === 'request') return lost;
    const body = JSON.stringify({ destination: emulator.channel.botUserId, events });
    const result = await post({
      url: emulator.settings.webhook.endpoint,
      body,
      signature: signBody(emulator.channel.secret, body),
      timeoutMs: emulator.options.webhookTimeoutMs ?? defaultTimeoutMs,
      loseAnswer: drop === 'answer',
    });
    return fault?.status && result.reason === 'ok' ? pretended(fault.status) : result;
  }

  function redeliver(events: readonly WebhookEvent[], attemptsLeft: number) {
    const { redelivery } = emulator.settings;
    if (!redelivery || attemptsLeft === 0) return;
    emulator.scheduler.at(emulator.now() + redelivery.intervalMs, () => {
      void attempt(asRedelivered(events), emulator.faults.take('webhook')).then((result) => {
        emulator.webhookStatistics.count(result.reason);
        if (result.reason !== 'ok') redeliver(events, attemptsLeft - 1);
      });
    });
  }

  async function redeliverAnyway(events: readonly WebhookEvent[], times: number) {
    for (let count = 0; count < times; count += 1) {
      await attempt(asRedelivered(events), undefined);
    }
  }

  return async function deliver(events: readonly WebhookEvent[]): Promise<WebhookResult> {
    if (!emulator.settings.webhook.active) return inactive;
    const fault = emulator.faults.take('webhook');
    if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    const first = attempt(events, fault);
    const copies = Array.from({ length: fault?.duplicates ?? 0 }, () => attempt(events, undefined));
    const result = await first;
    emulator.webhookStatistics.count(result.reason);
    await Promise.all(copies);
    await redeliverAnyway(events, fault?.redeliveries ?? 0);
    const { redelivery } = emulator.settings;
    if (result.reason !== 'ok' && redelivery) redeliver(events, redelivery.attempts);
    return result;
  };
}
export type Deliver = ReturnType<typeof createDelivery>;

const inactive: WebhookResult = { statusCode: 0, reason: 'unclassified', detail: 'Webhook is off' };
const lost: WebhookResult = { statusCode: 0, reason: 'could_not_connect', detail: 'Never sent' };

const pretended = (statusCode: number): WebhookResult => ({
  statusCode,
  reason: statusCode >= 200 && statusCode < 300 ? 'ok' : 'error_status_code',
  detail: String(statusCode),
});

const asRedelivered = (events: readonly WebhookEvent[]) =>
  events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }));
