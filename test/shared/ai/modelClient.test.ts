import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type AiStandIn, startAiStandIn } from '../../../local/ai/startAiStandIn';
import { createModelClient, type ModelRequest } from '../../../shared/ai/modelClient';
import type { TokenUsage } from '../../../shared/ai/modelCost';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

const apiKey = 'the-key-of-this-test';
let standIns: AiStandIn[];
let now: number;

const start = (tokensPerMinute: number) =>
  startAiStandIn({
    port: 0,
    apiKey,
    deployments: ['small'],
    tokensPerMinute,
    now: () => now,
  });

beforeEach(async () => {
  now = 1_800_000_000_000;
  standIns = [await start(1000), await start(100_000)];
});

afterEach(async () => {
  await Promise.all(standIns.map((standIn) => standIn.stop()));
});

function createClient({ timeoutMs = 300, restMs = 200, deployment = 'small' } = {}) {
  const reporter = createMemoryReporter();
  const client = createModelClient({
    endpoints: standIns.map(({ url }) => ({ baseUrl: `${url}/openai/v1`, apiKey })),
    deployment,
    prices: { input: 2, cachedInput: 1, output: 8 },
    reporter,
    clock: () => now,
    timeoutMs,
    restMs,
  });
  let forgotten = 0;
  const events = () => reporter.events.slice(forgotten);
  const calls = () => events().map(({ fields }) => ('outcome' in fields ? fields : undefined));
  return {
    client,
    /** Which endpoint was asked, and what came of it. */
    outcomes: () =>
      events().map(({ fields }) =>
        'endpoint' in fields && 'outcome' in fields ? [fields.endpoint, fields.outcome] : undefined,
      ),
    calls,
    forget: () => (forgotten = reporter.events.length),
  };
}

const hello = (words = 'Hello'): ModelRequest => ({
  messages: [{ role: 'user', content: words }],
});
const plan = (index: number, fault: Record<string, unknown>) =>
  fetch(`${standIns[index]?.url ?? ''}/emulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
const received = async (index: number) => {
  const response = await fetch(`${standIns[index]?.url ?? ''}/emulator/requests`);
  return ((await response.json()) as { requests: unknown[] }).requests.length;
};

test('the first endpoint answers, and what it cost is reported', async () => {
  const { client, outcomes, calls } = createClient();
  const { choices } = await client.complete(hello());
  expect(choices[0]?.message.content).toMatch(/^Hello/);
  expect(outcomes()).toEqual([[0, 'ok']]);
  expect(calls()[0]).toMatchObject({
    promptTokens: expect.any(Number),
    completionTokens: expect.any(Number),
    cachedTokens: 0,
  });
});

test('equal requests in flight share one call, others do not', async () => {
  const { client } = createClient({ timeoutMs: 2000 });
  await plan(0, { kind: 'slow', delayMs: 50 });
  await Promise.all([
    ...Array.from({ length: 20 }, () => client.complete(hello())),
    client.complete(hello('Another')),
  ]);
  expect(await received(0)).toBe(2);
  await client.complete(hello());
  expect(await received(0)).toBe(3);
});

test.each([
  [{ kind: 'status', status: 500 }, 'status 500'],
  [{ kind: 'status', status: 401 }, 'status 401'],
  [{ kind: 'status', status: 404 }, 'status 404'],
  [{ kind: 'rubbish' }, 'rubbish'],
  [{ kind: 'cut' }, 'connection'],
])('%j at one endpoint: the other answers, in the second attempt', async (fault, outcome) => {
  const { client, outcomes } = createClient();
  await plan(0, fault);
  expect((await client.complete(hello())).choices[0]?.message.content).toMatch(/^Hello/);
  expect(outcomes()).toEqual([
    [0, outcome],
    [1, 'ok'],
  ]);
});

test('an endpoint that says nothing is left after its time, and the other asked', async () => {
  const { client, outcomes } = createClient();
  await plan(0, { kind: 'silent' });
  await client.complete(hello());
  expect(outcomes().map((each) => each?.[0])).toEqual([0, 1]);
  expect(outcomes()[1]).toEqual([1, 'ok']);
});

test('an endpoint over its limit is left alone for as long as it says', async () => {
  const { client, outcomes, forget } = createClient();
  await plan(0, { kind: 'status', status: 429, retryAfter: 7, times: 0 });
  await client.complete(hello());
  expect(outcomes()).toEqual([
    [0, 'status 429'],
    [1, 'ok'],
  ]);
  forget();
  now += 6999;
  await client.complete(hello());
  expect(outcomes()).toEqual([[1, 'ok']]);
  forget();
  now += 1;
  await client.complete(hello());
  expect(outcomes()[0]).toEqual([0, 'status 429']);
});

test('both over their limits: an error that says so, after two attempts and then without any', async () => {
  const { client, outcomes, forget } = createClient();
  for (const index of [0, 1]) await plan(index, { kind: 'status', status: 429, retryAfter: 7 });
  await expect(client.complete(hello())).rejects.toMatchObject({
    name: 'ModelError',
    failure: 'limited',
    retryable: false,
  });
  expect(outcomes()).toHaveLength(2);
  forget();
  await expect(client.complete(hello())).rejects.toMatchObject({ failure: 'limited' });
  expect(outcomes()).toEqual([]);
  now += 7000;
  expect((await client.complete(hello())).choices).toHaveLength(1);
});

test('whoever has few tokens left is asked last', async () => {
  const { client, outcomes } = createClient();
  await client.complete(hello('word '.repeat(740)));
  await client.complete(hello());
  expect(outcomes()).toEqual([
    [0, 'ok'],
    [1, 'ok'],
  ]);
});

test('endpoints of one quota share the calls; the preferred one is asked first again in the next minute', async () => {
  await Promise.all(standIns.map((standIn) => standIn.stop()));
  standIns = [await start(3000), await start(3000)];
  const { client, outcomes } = createClient();
  for (let n = 0; n < 40; n += 1) await client.complete(hello(`Remark ${n}`));
  const asked = outcomes().map((one) => one?.[0]);
  expect(asked.filter((endpoint) => endpoint === 0).length).toBeGreaterThan(10);
  expect(asked.filter((endpoint) => endpoint === 1).length).toBeGreaterThan(10);
  now += 61_000;
  await client.complete(hello('A new minute'));
  expect(outcomes().at(-1)).toEqual([0, 'ok']);
});

test('both down: two attempts and no more; after three failures in a row nobody is asked; then all is well again', async () => {
  const { client, outcomes, forget } = createClient();
  for (const index of [0, 1]) await plan(index, { kind: 'status', status: 503, times: 0 });
  for (let count = 0; count < 3; count += 1) {
    await expect(client.complete(hello())).rejects.toMatchObject({ failure: 'unavailable' });
  }
  expect(outcomes()).toHaveLength(6);
  forget();
  await expect(client.complete(hello())).rejects.toMatchObject({ failure: 'unavailable' });
  expect(outcomes()).toEqual([]);

  for (const { url } of standIns) await fetch(`${url}/emulator/faults`, { method: 'DELETE' });
  await delay(250);
  expect((await client.complete(hello())).choices[0]?.message.content).toMatch(/^Hello/);
});

test.each(['filter', 'filterAnswer'])(
  'what the content filter refuses (%s) is not tried again',
  async (kind) => {
    const { client, outcomes } = createClient();
    await plan(0, { kind });
    await expect(client.complete(hello())).rejects.toMatchObject({ failure: 'filtered' });
    expect(outcomes()).toEqual([[0, 'filtered']]);
  },
);

test('a request that no endpoint would take is not tried again, and costs no endpoint its good name', async () => {
  const { client, outcomes, forget } = createClient();
  for (let count = 0; count < 4; count += 1) {
    await expect(client.complete({ messages: [] })).rejects.toMatchObject({ failure: 'rejected' });
  }
  expect(outcomes()).toHaveLength(4);
  forget();
  await client.complete(hello());
  expect(outcomes()).toEqual([[0, 'ok']]);
});

/** A request with room for an answer, and what its attempts without an answer cost. */
async function lossesOf(fault: Record<string, unknown>) {
  const { client, calls } = createClient();
  await plan(0, fault);
  const losses: TokenUsage[] = [];
  const request = { ...hello('Hello, whoever you are'), max_completion_tokens: 200 };
  await client.complete(request, (lost) => losses.push(lost)).catch(() => undefined);
  return { losses, calls };
}

test('an answer that the filter withholds costs what it says', async () => {
  const { losses, calls } = await lossesOf({ kind: 'filterAnswer' });
  expect(losses).toEqual([
    { promptTokens: expect.any(Number), cachedTokens: 0, completionTokens: expect.any(Number) },
  ]);
  expect(losses[0]?.completionTokens).toBeGreaterThan(0);
  expect(calls()[0]).toMatchObject({ outcome: 'filtered', ...losses[0] });
});

test('an attempt that was given up may have cost a whole answer', async () => {
  const { losses, calls } = await lossesOf({ kind: 'silent' });
  expect(losses).toEqual([
    { promptTokens: expect.any(Number), cachedTokens: 0, completionTokens: 200 },
  ]);
  expect(losses[0]?.promptTokens).toBeGreaterThan(5);
  expect(calls()[0]).toMatchObject({ completionTokens: 200 });
});

test('an endpoint that is not there costs nothing', async () => {
  await standIns[0]?.stop();
  const { client } = createClient();
  const losses: TokenUsage[] = [];
  await client.complete(hello(), (lost) => losses.push(lost));
  expect(losses).toEqual([]);
});

test('a prompt that the filter refuses has been read, and is paid for', async () => {
  const { losses } = await lossesOf({ kind: 'filter' });
  expect(losses).toMatchObject([{ completionTokens: 0 }]);
  expect(losses[0]?.promptTokens).toBeGreaterThan(5);
});

test('an attempt that an endpoint refuses costs nothing', async () => {
  expect((await lossesOf({ kind: 'status', status: 500 })).losses).toEqual([]);
});
