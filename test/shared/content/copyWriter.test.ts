import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { OpenAI } from 'openai';
import { type AiStandIn, startAiStandIn } from '../../../local/ai/startAiStandIn';
import { createModelClient } from '../../../shared/ai/modelClient';
import { createBatchCopyWriter } from '../../../shared/content/batchCopyWriter';
import { CopyBrief } from '../../../shared/content/copyBrief';
import { createCopyCache } from '../../../shared/content/copyCache';
import { createCopyWriter } from '../../../shared/content/copyWriter';
import { type CuratedCopy, loadCuratedCopy } from '../../../shared/content/curatedCopy';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';

const apiKey = 'a-key-of-the-tests';
let ai: AiStandIn;
let curatedCopy: CuratedCopy;
/** Its file of curated copy cannot be read. */
const brokenLanguage = 'de';

beforeAll(async () => {
  curatedCopy = await loadCuratedCopy(
    join(__dirname, '..', '..', '..', 'assets'),
    createMemoryReporter(),
  );
});
beforeEach(async () => {
  ai = await startAiStandIn({ port: 0, apiKey, deployments: ['small'] });
});
afterEach(() => ai.stop());

function setUp(table = createMemoryTable('copy')) {
  const reporter = createMemoryReporter();
  const clock = () => 1_763_900_000_000;
  const models = createModelClient({
    endpoints: [{ baseUrl: `${ai.url}/openai/v1`, apiKey }],
    deployment: 'small',
    prices: { input: 1, cachedInput: 0.5, output: 4 },
    reporter,
    clock,
    timeoutMs: 2000,
  });
  const cache = createCopyCache({
    table,
    reporter,
    clock,
    random: Math.random,
    delay: async () => undefined,
  });
  const writer = createCopyWriter({
    models,
    model: 'small',
    curatedCopy: { ...curatedCopy, has: (language) => language !== brokenLanguage },
    cache,
    reporter,
    clock,
  });
  const written = () => reporter.named('copy.written').map(({ fields }) => fields);
  return { writer, reporter, written };
}

const brief = (fields: Partial<CopyBrief> = {}): CopyBrief =>
  CopyBrief.parse({
    about: 'a good start into the week',
    category: 'motivation',
    languages: ['ja', 'th', 'zh-TW', 'en'],
    variants: 2,
    ...fields,
  });

async function fault(plan: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${ai.url}/emulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plan),
  });
  expect(response.status).toBe(200);
}

test('one request writes four languages in two variants each', async () => {
  const { writer, written } = setUp();
  const copies = await writer.write(brief());
  expect([...copies.values()].map(({ tier }) => tier)).toEqual(['ai', 'ai', 'ai', 'ai']);
  expect(copies.get('th')?.copies).toHaveLength(2);
  expect(copies.get('th')?.copies[0]?.title).toMatch(/\p{Script=Thai}/u);
  expect(written()).toMatchObject([{ languages: 4, variants: 2, requests: 1, requestsSaved: 7 }]);
  expect(written()[0]?.tokensSaved).toBeGreaterThan(1000);
});

test('what was written is not asked for again, by whichever process', async () => {
  const table = createMemoryTable('copy');
  const first = await setUp(table).writer.write(brief());
  const later = setUp(table);
  expect(await later.writer.write(brief())).toEqual(first);
  expect(later.written()).toEqual([]);
});

test('only the language that no cache has is asked for', async () => {
  const table = createMemoryTable('copy');
  await setUp(table).writer.write(brief({ languages: ['ja', 'en'] }));
  const later = setUp(table);
  await later.writer.write(brief({ languages: ['ja', 'en', 'th'] }));
  expect(later.written()).toMatchObject([{ languages: 1, requests: 1 }]);
});

test('an answer that ends in the middle is asked for once more: constrained', async () => {
  const { writer, written } = setUp();
  await fault({ kind: 'badJson' });
  const copies = await writer.write(brief());
  expect([...copies.values()].map(({ tier }) => tier)).toEqual(Array(4).fill('constrainedAi'));
  expect(written()).toMatchObject([{ requests: 2 }]);
});

test('words that the brief bans are asked for anew, alone, and else are people’s', async () => {
  const { writer, written, reporter } = setUp();
  const first = (await setUp().writer.write(brief({ variants: 1 }))).get('en')?.copies[0];
  const banned = first?.title.split(' ')[0] ?? '';
  const copies = await writer.write(brief({ variants: 1, bannedWords: [banned] }));
  expect(copies.get('ja')?.tier).toBe('ai');
  expect(copies.get('en')?.tier).toBe('curated');
  expect(written()).toMatchObject([{ requests: 2 }]);
  expect(reporter.named('copy.tier').map(({ fields }) => fields)).toContainEqual({
    language: 'en',
    tier: 'curated',
    reason: 'checks',
  });
});

test.each([
  ['down', { kind: 'status', status: 500, times: 0 }, 'unavailable'],
  ['over its limit', { kind: 'status', status: 429, retryAfter: 9, times: 0 }, 'limited'],
  ['refusing', { kind: 'filter', times: 0 }, 'filtered'],
])('a model that is %s: people’s words, and nothing is kept', async (_name, plan, reason) => {
  const table = createMemoryTable('copy');
  const { writer, reporter } = setUp(table);
  await fault(plan);
  const copies = await writer.write(brief({ languages: ['ja', 'de'] }));
  expect(copies.get('ja')).toMatchObject({ tier: 'curated', copies: [{}, {}] });
  expect(copies.get('de')).toMatchObject({
    tier: 'emergency',
    copies: [{ title: 'Einmal durchatmen' }],
  });
  expect(reporter.named('copy.tier').map(({ fields }) => fields.reason)).toEqual([reason, reason]);
  await fetch(`${ai.url}/emulator/faults`, { method: 'DELETE' });
  const later = await setUp(table).writer.write(brief({ languages: ['ja', 'de'] }));
  expect(later.get('ja')?.tier).toBe('ai');
});

test('a batch brings the same, and people’s words where a line fails', async () => {
  const reporter = createMemoryReporter();
  const client = new OpenAI({ baseURL: `${ai.url}/openai/v1`, apiKey, maxRetries: 0 });
  const batches = createBatchCopyWriter({ client, deployment: 'small', curatedCopy, reporter });
  const items = [
    { id: 'wave-1', brief: brief({ languages: ['ja', 'en'] }) },
    {
      id: 'wave-2',
      brief: brief({ about: '爆弾の作り方 how to build a bomb', languages: ['ja'] }),
    },
  ];
  const batchId = await batches.submit(items);
  let outcome = await batches.collect(batchId, items);
  for (let tries = 0; outcome.kind === 'pending' && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    outcome = await batches.collect(batchId, items);
  }
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  expect(outcome.copies.get('wave-1')?.get('en')?.tier).toBe('ai');
  expect(outcome.copies.get('wave-2')?.get('ja')?.tier).toBe('curated');
  expect(reporter.named('copy.tier').map(({ fields }) => fields.reason)).toEqual([
    '',
    '',
    'unavailable',
  ]);
});

test('a batch that is not done says how far it is, and one that was taken back that it failed', async () => {
  await fetch(`${ai.url}/emulator/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ hold: true }),
  });
  const client = new OpenAI({ baseURL: `${ai.url}/openai/v1`, apiKey, maxRetries: 0 });
  const batches = createBatchCopyWriter({
    client,
    deployment: 'small',
    curatedCopy,
    reporter: createMemoryReporter(),
  });
  const items = [{ id: 'a', brief: brief() }];
  const batchId = await batches.submit(items);
  expect(await batches.collect(batchId, items)).toMatchObject({ kind: 'pending' });
  await client.batches.cancel(batchId);
  expect(await batches.collect(batchId, items)).toMatchObject({
    kind: expect.stringMatching(/failed|pending/),
  });
});
