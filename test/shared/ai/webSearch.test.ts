import { expect, test } from '@jest/globals';
import type { ModelClient } from '../../../shared/ai/modelClient';
import { ModelError } from '../../../shared/ai/modelError';
import { createWebSearch } from '../../../shared/ai/webSearch';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { aUserId } from '../../builders/events';

const prices = { input: 1, cachedInput: 1, output: 1, transcriptionMinute: 0, webSearch: 0.01 };

function setUp(respond: ModelClient['respond']) {
  const charged: number[] = [];
  const search = createWebSearch({
    models: { respond },
    allowance: {
      admitSearch: async () => true,
      charge: async (_user, microUsd) => void charged.push(microUsd),
    },
    people: createMemoryTable('subscribers'),
    tool: 'web_search',
    prices,
    reporter: createMemoryReporter(),
    clock: () => 1,
  });
  return { charged, search: () => search(aUserId(), 'weather', 'en', async () => false) };
}

const anAnswer = (searches: number) =>
  ({
    output: Array.from({ length: searches }, () => ({ type: 'web_search_call' })),
    output_text: 'Sunny.',
    usage: { input_tokens: 30, output_tokens: 5, input_tokens_details: { cached_tokens: 0 } },
  }) as unknown as Awaited<ReturnType<ModelClient['respond']>>;

test('a search is charged before it is made, and its tokens after it', async () => {
  let before: number[] = [];
  const { charged, search } = setUp(async () => {
    before = [...charged];
    return anAnswer(1);
  });
  await search();
  expect(before).toEqual([10_000]);
  expect(charged).toEqual([10_000, 35]);
});

test('every search of one answer is charged', async () => {
  const { charged, search } = setUp(async () => anAnswer(3));
  await search();
  expect(charged.reduce((all, one) => all + one)).toBe(30_035);
});

test('a search that brings no answer is charged, with the tokens of its attempts', async () => {
  const { charged, search } = setUp(async (_request, onLoss) => {
    onLoss?.({ promptTokens: 40, cachedTokens: 0, completionTokens: 1500 });
    throw new ModelError('unavailable', 'No endpoint answers');
  });
  await expect(search()).rejects.toBeInstanceOf(ModelError);
  expect(charged).toEqual([10_000, 1540]);
});
