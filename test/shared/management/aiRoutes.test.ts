import { expect, test } from '@jest/globals';
import { createAiAllowance } from '../../../shared/ai/aiAllowance';
import { createManagementWorld } from '../../builders/managementWorld';
import { aConfig } from '../../builders/memoryConfig';

const dayMs = 24 * 3_600_000;

test('tells what everybody has spent today, against the budget', async () => {
  const { ask, table, pass, reporter } = createManagementWorld(undefined, {}, { withModel: true });
  let now = 1_763_900_000_000;
  const limits = aConfig({ withModel: true }).ai?.limits;
  if (limits === undefined) throw new Error('The bot of the tests has a model');
  const allowance = createAiAllowance({
    people: table('people'),
    usage: table('aiusage'),
    limits,
    reporter,
    clock: () => now,
    random: () => 0.5,
  });
  await allowance.charge('U1', 2_500_000, 3);
  await allowance.charge('U2', 500_000, 1);
  expect((await ask('GET', 'ai')).body).toEqual({
    spentUsd: 3,
    budgetUsd: 1000,
    leftUsd: 997,
    messages: 4,
    messagesPerMinute: limits.messagesPerMinute,
  });
  now += dayMs;
  pass(dayMs);
  expect((await ask('GET', 'ai')).body).toMatchObject({ spentUsd: 0, messages: 0 });
});

test('a bot without a model has spent nothing and says why', async () => {
  const { ask } = createManagementWorld();
  expect(await ask('GET', 'ai')).toMatchObject({ status: 404, body: { title: 'No model' } });
});
