import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createStaffWebhook } from '../../../../shared/conversation/person/createStaffWebhook';
import { asksForBot } from '../../../../shared/conversation/person/personDesk';
import { aUserId } from '../../../builders/events';
import { withCode } from '../../../builders/withCode';

let server: Server;
let url: string;
let answers: number[];
let received: { headers: IncomingHttpHeaders; body: string }[];

beforeEach(async () => {
  answers = [];
  received = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 200).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const call = {
  type: 'personWanted',
  id: 'event-1',
  chat: aUserId(),
  language: 'th',
  quietUntil: Date.UTC(2026, 10, 24, 9),
} as const;

test('the team is told where to answer, and nothing that was said', async () => {
  await createStaffWebhook({ url, secret: undefined })(call);
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    type: 'personWanted',
    id: 'event-1',
    chat: aUserId(),
    language: 'th',
    quietUntil: '2026-11-24T09:00:00.000Z',
  });
  expect(received[0]?.headers['x-bot-signature']).toBeUndefined();
});

test('that somebody needs care is told with the chat, and nothing that was said', async () => {
  await createStaffWebhook({ url, secret: undefined })({
    type: 'careNeeded',
    id: 'event-2',
    chat: aUserId(),
    language: 'ja',
  });
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    type: 'careNeeded',
    id: 'event-2',
    chat: aUserId(),
    language: 'ja',
  });
});

test('with a secret the call is signed', async () => {
  const secret = 'a-secret-of-the-tests';
  await createStaffWebhook({ url, secret })(call);
  const expected = createHmac('sha256', secret)
    .update(received[0]?.body ?? '')
    .digest('base64');
  expect(received[0]?.headers['x-bot-signature']).toBe(expected);
});

test('a failure is tried once more, and then told', async () => {
  answers = [500];
  await createStaffWebhook({ url, secret: undefined })(call);
  expect(received).toHaveLength(2);
  answers = [500, 503];
  const failed = createStaffWebhook({ url, secret: undefined })(call);
  await expect(failed).rejects.toMatchObject(withCode('staff.unreachable'));
});

test.each([
  ['bot', true],
  [' Bot! ', true],
  ['「bot」', true],
  ['ｂｏｔ', true],
  ['ボット', true],
  ['ﾎﾞｯﾄ', true],
  ['ボットさん！', true],
  ['บอท', true],
  ['บอทคะ', true],
  ['機器人', true],
  ['机器人', true],
  ['봇', true],
  ['챗봇님', true],
  ['el bot', true],
  ['« bot »', true],
  ['ロボット掃除機', false],
  ['หุ่นบอทเสีย', false],
  ['robots', false],
  ['robot', false],
  ['is the bot there?', false],
])('%s asks for the bot: %s', (text, is) => {
  expect(asksForBot(text)).toBe(is);
});
