import { createHmac } from 'node:crypto';
import { emulatorDefaults } from '../local/line/emulatorDefaults';

let count = 0;

/** A webhook of one text event as LINE sends it, signed, a new one each time. */
export function signedWebhook(): { body: string; headers: Record<string, string> } {
  count += 1;
  const body = webhook(count);
  const signature = createHmac('sha256', emulatorDefaults.channelSecret)
    .update(body)
    .digest('base64');
  return {
    body,
    headers: { 'content-type': 'application/json', 'x-line-signature': signature },
  };
}

function webhook(n: number): string {
  const id = String(n).padStart(10, '0');
  return JSON.stringify({
    destination: 'U8e742f61d673b39c7fff3cecb7536ef0',
    events: [
      {
        type: 'message',
        message: { type: 'text', id, quoteToken: 'q3Plxr4AgKd', text: 'hello' },
        webhookEventId: `01BENCH0000000${id}`,
        deliveryContext: { isRedelivery: false },
        timestamp: Date.now(),
        source: { type: 'user', userId: `U${id.padStart(32, '0')}` },
        replyToken: `token${id}`,
        mode: 'active',
      },
    ],
  });
}
