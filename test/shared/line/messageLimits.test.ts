import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import fc from 'fast-check';
import { emulatorDefaults } from '../../../local/line/emulatorDefaults';
import { startLineEmulator } from '../../../local/line/startLineEmulator';
import { validateMessages } from '../../../shared/line/messageLimits';

let server: { url: string; stop(): Promise<void> };

beforeAll(async () => {
  server = await startLineEmulator({
    ...emulatorDefaults,
    port: 0,
    webhookUrl: 'http://127.0.0.1:9/',
  });
});

afterAll(async () => {
  await server.stop();
});

/** What LINE's validate endpoint, as the emulator reads its rules, says of the same messages. */
async function emulatorTakes(messages: unknown[]): Promise<boolean> {
  const response = await fetch(`${server.url}/v2/bot/message/validate/reply`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${emulatorDefaults.channelAccessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ messages }),
  });
  return response.status === 200;
}

const weTake = (messages: unknown[]) =>
  validateMessages(messages as messagingApi.Message[]).length === 0;

/** Lengths around a limit, of letters and of characters that count as several UTF-16 units. */
const around = (limit: number) =>
  fc
    .tuple(fc.constantFrom('a', 'あ', '😀', 'ก็'), fc.integer({ min: -1, max: 1 }), fc.boolean())
    .map(([unit, off, exact]) =>
      unit.repeat(Math.max(0, Math.floor((limit + off) / (exact ? unit.length : 1)))),
    );

const area = fc.record({
  x: fc.integer({ min: -1, max: 1040 }),
  y: fc.integer({ min: 0, max: 1040 }),
  width: fc.integer({ min: 1, max: 1040 }),
  height: fc.integer({ min: 1, max: 1040 }),
});
const url = fc.constantFrom(
  'https://example.com/a',
  'http://example.com/a',
  'http://127.0.0.1:7071/a',
  'nothing',
);
const chip = fc.record({
  type: fc.constant('action'),
  action: fc.oneof(
    fc.record({ type: fc.constant('message'), label: around(20), text: around(300) }),
    fc.record({
      type: fc.constant('postback'),
      label: around(20),
      data: around(300),
      displayText: around(300),
    }),
  ),
});
const quickReply = fc.record({ items: fc.array(chip, { minLength: 1, maxLength: 14 }) });

const messages: [string, fc.Arbitrary<unknown>][] = [
  ['texts', fc.record({ type: fc.constant('text'), text: around(5000) })],
  [
    'texts with chips',
    fc.record({ type: fc.constant('text'), text: fc.constant('hi'), quickReply }),
  ],
  [
    'imagemaps',
    fc.record({
      type: fc.constant('imagemap'),
      baseUrl: url,
      altText: around(1500),
      baseSize: fc.record({
        width: fc.constantFrom(1040, 1039),
        height: fc.integer({ min: 1, max: 2080 }),
      }),
      actions: fc.array(
        fc.oneof(
          fc.record({ type: fc.constant('message'), text: around(400), area }),
          fc.record({ type: fc.constant('clipboard'), clipboardText: around(1000), area }),
        ),
        { maxLength: 3 },
      ),
    }),
  ],
  [
    'locations',
    fc.record({
      type: fc.constant('location'),
      title: around(100),
      address: around(100),
      latitude: fc.constant(35),
      longitude: fc.constant(139),
    }),
  ],
  [
    'senders',
    fc.record({
      type: fc.constant('text'),
      text: fc.constant('hi'),
      sender: fc.record({ name: around(20) }),
    }),
  ],
];

test.each(messages)('our limits and the emulator agree on %s', async (_what, arbitrary) => {
  await fc.assert(
    fc.asyncProperty(arbitrary, async (message) => {
      expect(weTake([message])).toBe(await emulatorTakes([message]));
    }),
    { numRuns: 150 },
  );
});

test.each([0, 1, 5, 6])('%i messages: both agree', async (count) => {
  const all = Array.from({ length: count }, () => ({ type: 'text', text: 'hi' }));
  expect(weTake(all)).toBe(count >= 1 && count <= 5);
  expect(await emulatorTakes(all)).toBe(weTake(all));
});

test('a problem says where, by which rule, what LINE would answer and where LINE says so', () => {
  expect(validateMessages([{ type: 'text', text: '' }])).toEqual([
    {
      path: 'messages[0].text',
      rule: 'required',
      message: 'May not be empty',
      source: 'https://developers.line.biz/en/reference/messaging-api/#text-message',
    },
  ]);
});
