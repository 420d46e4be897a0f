import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Local, startLocal } from '../../local/start/startLocal';

/**
 * The host dies with SIGKILL while 200 events are in flight and starts again. Its messages stay hidden for the real ten
 * minutes, so whatever is answered within the minute is answered by the product's own recovery.
 */
const users = 200;
/** Eight messages at a time of at most 16 events each, as host.json and the group commit have it. */
const maxOpenReplies = 8 * 16;
let local: Local;
let folder: string;

interface Entry {
  readonly from: string;
  readonly via: string;
}

async function control(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${local.lineUrl}/emulator/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as Record<string, unknown>;
}

async function answersOf(userId: string): Promise<Entry[]> {
  const { entries } = await control(`users/${userId}/transcript`);
  return (entries as Entry[]).filter(({ from }) => from === 'bot');
}

async function until(
  what: string,
  holds: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Never: ${what}`);
    await delay(100);
  }
}

function reported(name: string): number {
  const lines = readFileSync(join(folder, 'telemetry.jsonl'), 'utf8').trim().split('\n');
  return lines.filter((line) => line.includes(`"name":"${name}"`)).length;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-test-'));
  local = await startLocal({
    anyPorts: true,
    settings: { TELEMETRY_FILE: join(folder, 'telemetry.jsonl') },
  });
  await control('channel', { redelivery: { attempts: 10, intervalMs: 1000 } });
}, 60_000);

afterAll(async () => {
  await local.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('a host killed with 200 events in flight loses none of them and answers none twice', async () => {
  const { userIds } = (await control('users/bulk', { count: users, language: 'en' })) as {
    userIds: string[];
  };
  const sent = Promise.all(
    userIds.map((userId, index) =>
      control(`users/${userId}/events`, {
        type: 'message',
        message: { type: 'text', text: index % 10 === 0 ? 'inspire me' : 'hello' },
      }),
    ),
  );
  let repliesAtKill = 0;
  await until(
    'the first replies arrive',
    async () => {
      const { requests } = (await control('requests')) as { requests: { path: string }[] };
      repliesAtKill = requests.filter(({ path }) => path === '/v2/bot/message/reply').length;
      return repliesAtKill >= 10;
    },
    30_000,
  );
  await local.killHost();
  expect(repliesAtKill).toBeLessThan(users);
  await local.restartHost();
  await sent;

  await until(
    'every user has an answer',
    async () => (await Promise.all(userIds.map(answersOf))).every((answers) => answers.length > 0),
    30_000,
  );
  // Twins and redeliveries that are still on their way must change nothing.
  await delay(20_000);
  const answers = await Promise.all(userIds.map(answersOf));
  expect(answers.filter((found) => found.length !== 1)).toEqual([]);
  expect(answers.flat().every(({ via }) => via === 'reply')).toBe(true);
  // Replies whose outcome the kill left open: at most those that were under way.
  expect(reported('reply.unknown')).toBeLessThanOrEqual(maxOpenReplies);
  expect(reported('event.recovered')).toBeGreaterThan(0);
}, 180_000);
