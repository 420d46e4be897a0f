import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSignatureVerifier } from '../../../shared/line/signature';
import { createClaimCheck } from '../../../shared/storage/claimCheck';
import { createMemoryBlobStore } from '../../../shared/storage/memoryBlobStore';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { maxWebhookBytes, receiveWebhook } from '../../../shared/webhook/receiveWebhook';
import { anEvent, aSignedWebhook, aTextEvent } from '../../builders/events';

const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
const previous = '0123456789abcdef0123456789abcdef';

function setUp(enqueue?: (item: string) => Promise<void>) {
  const queued: { body: { event?: unknown; claim?: string }; trace: { traceparent: string } }[] =
    [];
  const reporter = createMemoryReporter();
  const deps = {
    verifySignature: createSignatureVerifier([secret, previous]),
    enqueue: enqueue ?? (async (item: string) => void queued.push(JSON.parse(item))),
    claimCheck: createClaimCheck(createMemoryBlobStore('claims'), randomUUID),
    reporter,
    clock: () => 1,
    randomBytes,
  };
  const receive = (body: Uint8Array, signature: string | null) =>
    receiveWebhook(deps, { body, signature });
  const deliver = (...events: unknown[]) => {
    const { body, signature } = aSignedWebhook(events, secret);
    return receive(body, signature);
  };
  return { receive, deliver, queued, reporter, deps };
}

test("LINE's own example is accepted", async () => {
  const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}');
  const { receive } = setUp();
  const signature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';
  expect(await receive(body, signature)).toEqual({ status: 200, events: 0 });
});

test('every event is queued, with the JSON that LINE sent', async () => {
  const { deliver, queued } = setUp();
  const events = [aTextEvent(), anEvent('somethingNew', { future: { field: [1] } })];
  expect(await deliver(...events)).toEqual({ status: 200, events: 2 });
  expect(queued.map(({ body }) => body.event)).toEqual(events);
});

test('200 comes only once every event is stored', async () => {
  let store: () => void = () => undefined;
  const { deliver } = setUp(() => new Promise((resolve) => (store = resolve)));
  let answered = false;
  const answer = deliver(aTextEvent()).then((result) => {
    answered = true;
    return result;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answered).toBe(false);
  store();
  expect(await answer).toMatchObject({ status: 200 });
});

test('503 when one of several events could not be stored', async () => {
  let count = 0;
  const { deliver, reporter } = setUp(async () => {
    count += 1;
    if (count === 2) throw new Error('storage is down');
  });
  expect(await deliver(aTextEvent(), aTextEvent(), aTextEvent())).toMatchObject({ status: 503 });
  expect(reporter.named('webhook.refused')).toHaveLength(1);
});

test.each([
  ['not JSON', 'hello'],
  ['no object', '[]'],
  ['no events', '{"destination":"U0"}'],
  ['events that are no objects', '{"destination":"U0","events":["x"]}'],
  [
    'lists nested too deep to be written again',
    `{"destination":"U0","events":[{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`,
  ],
])('400 for a signed body with %s', async (_what, text) => {
  const { createHmac } = await import('node:crypto');
  const body = Buffer.from(text);
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  expect(await setUp().receive(body, signature)).toMatchObject({ status: 400 });
});

test('brackets inside a text are no nesting', async () => {
  const text = `\\"${'[{'.repeat(2000)}`;
  expect(await setUp().deliver(aTextEvent({ text }))).toMatchObject({ status: 200 });
});

test('413 for a body that is too large, before anything else', async () => {
  expect(await setUp().receive(Buffer.alloc(maxWebhookBytes + 1), null)).toMatchObject({
    status: 413,
  });
});

test('the secret before is accepted during a rotation', async () => {
  const { body, signature } = aSignedWebhook([aTextEvent()], previous);
  expect(await setUp().receive(body, signature)).toMatchObject({ status: 200 });
});

test('a body with any bit flipped is refused, and nothing of it is queued', async () => {
  const { receive, queued } = setUp();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(), async (text, position) => {
      const { body, signature } = aSignedWebhook([aTextEvent({ text })], secret);
      const at = position % (body.byteLength * 8);
      body[at >> 3] = (body[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(await receive(body, signature)).toMatchObject({ status: 401 });
    }),
  );
  expect(queued).toEqual([]);
});

test('no other signature than the right one is accepted', async () => {
  const { receive } = setUp();
  const { body, signature } = aSignedWebhook([aTextEvent()], secret);
  const others = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.constant(null),
    fc.constant(signature.slice(0, -4)),
  );
  await fc.assert(
    fc.asyncProperty(others, async (other) => {
      fc.pre(
        other === null || !Buffer.from(other, 'base64').equals(Buffer.from(signature, 'base64')),
      );
      expect(await receive(body, other)).toMatchObject({ status: 401 });
    }),
  );
});

test('an event over 45 KB travels in a blob, its claim on the queue', async () => {
  const { deliver, queued, deps } = setUp();
  const event = aTextEvent({ text: 'あ'.repeat(20_000) });
  await deliver(event);
  const claim = queued[0]?.body.claim ?? '';
  expect(queued[0]?.body.event).toBeUndefined();
  expect(await deps.claimCheck.get(claim)).toEqual(event);
});

test('reports neither text nor ids nor tokens', async () => {
  const { deliver, reporter } = setUp();
  await deliver(aTextEvent({ text: 'a secret thought', replyToken: 'token-of-the-event' }));
  const told = JSON.stringify(reporter.events);
  expect(told).not.toMatch(/secret thought|token-of-the-event|U0{10}/);
});
