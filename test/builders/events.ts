import { createHmac, randomBytes } from 'node:crypto';
import { cardOf } from '../../shared/cards/dayCards';
import { continueTrace } from '../../shared/telemetry/trace';
import type { JobItem } from '../../shared/jobs/envelope';
import type { LineEventBody } from '../../shared/jobs/lineEventJob';

let count = 0;

/** An id of the form of LINE's (a ULID), new each time. */
export function anEventId(): string {
  count += 1;
  return `01K${String(count).padStart(23, '0')}`;
}

/** An event id for which the bot chooses the same of a day's cards as for another one. */
export function anEventIdLike(other: string): string {
  for (;;) {
    const id = anEventId();
    if (cardOf(id) === cardOf(other)) return id;
  }
}

export const aUserId = (n = 1): string => `U${String(n).padStart(32, '0')}`;

interface EventFields {
  userId?: string;
  webhookEventId?: string;
  timestamp?: number;
  replyToken?: string;
  mode?: 'active' | 'standby';
}

/** An event as LINE sends it, of any type. */
export function anEvent(type: string, fields: EventFields & Record<string, unknown> = {}) {
  const { userId = aUserId(), ...rest } = fields;
  const webhookEventId = fields.webhookEventId ?? anEventId();
  return {
    type,
    mode: 'active',
    timestamp: 1_763_900_000_000,
    source: { type: 'user', userId },
    webhookEventId,
    deliveryContext: { isRedelivery: false },
    replyToken: `token-${webhookEventId}`,
    ...rest,
  };
}

export function aTextEvent({ text = 'hello', ...fields }: EventFields & { text?: string } = {}) {
  return anEvent('message', {
    ...fields,
    message: { id: '444573844083572737', type: 'text', quoteToken: 'q3Plxr4AgKd', text },
  });
}

export function aPostbackEvent({ data = '', ...fields }: EventFields & { data?: string } = {}) {
  return anEvent('postback', { ...fields, postback: { data } });
}

/** The queue item that carries an event. */
export function anItem(event: Record<string, unknown>, at = 0): JobItem<LineEventBody> {
  return { trace: continueTrace(randomBytes), at, body: { destination: aUserId(99), event } };
}

/** A webhook body and its signature. */
export function aSignedWebhook(events: unknown[], secret: string) {
  const body = Buffer.from(JSON.stringify({ destination: aUserId(99), events }));
  return { body, signature: createHmac('sha256', secret).update(body).digest('base64') };
}
