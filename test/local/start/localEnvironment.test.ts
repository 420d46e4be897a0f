import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  localEnvironment,
  usesAiStandIn,
  usesAzurite,
} from '../../../local/start/localEnvironment';

const moved = { functionsPort: 40_001, linePort: 40_002, appDirectory: '/app' };

test('the example file works as it is, also when a part had to move to another port', () => {
  const example = readFileSync(join(__dirname, '../../../local.settings.example.json'), 'utf8');
  const { Values } = JSON.parse(example) as { Values: Record<string, string> };
  expect([usesAzurite(Values), usesAiStandIn(Values)]).toEqual([true, true]);
  expect(localEnvironment(Values, { ...moved, aiPort: 40_003 })).toMatchObject({
    AZURE_OPENAI_ENDPOINTS: 'http://127.0.0.1:40003/openai/v1',
    LINE_API_BASE_URL: 'http://127.0.0.1:40002',
    LINE_DATA_API_BASE_URL: 'http://127.0.0.1:40002',
    PUBLIC_BASE_URL: 'http://127.0.0.1:40001',
    LINE_WEBHOOK_URL: 'http://127.0.0.1:40001/api/webhook',
  });
});

test('an address of another machine stays', () => {
  const settings = { PUBLIC_BASE_URL: 'https://bot.example.com/' };
  expect(localEnvironment(settings, moved)).toMatchObject({
    PUBLIC_BASE_URL: 'https://bot.example.com',
  });
});

test("a real channel has its own settings and no other: unset base URLs are LINE's own", () => {
  const settings = { LINE_CHANNEL_SECRET: '0'.repeat(32), LINE_CHANNEL_ACCESS_TOKEN: 'a-token' };
  const environment = localEnvironment(settings, { ...moved, linePort: undefined });
  const ofLine = Object.entries(environment).filter(([name]) => name.startsWith('LINE_'));
  expect(Object.fromEntries(ofLine)).toEqual(settings);
});

test('another storage is used when the settings name one', () => {
  const connectionString = 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b';
  const settings = { DataStorage: connectionString };
  expect(usesAzurite(settings)).toBe(false);
  expect(usesAzurite({ DataStorage__queueServiceUri: 'https://a.example.com' })).toBe(false);
  expect(localEnvironment(settings, moved).DataStorage).toBe(connectionString);
});

test('an account for the host alone is refused: the data of the bot would stay here', () => {
  const account = 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b';
  expect(() => usesAzurite({ AzureWebJobsStorage: account })).toThrow('set DataStorage too');
  expect(usesAzurite({ AzureWebJobsStorage: account, DataStorage: account })).toBe(false);
  expect(usesAzurite({ AzureWebJobsStorage: 'UseDevelopmentStorage=true' })).toBe(true);
});

test('the bot is told of the AI stand-in where there is one, unless the settings name another model', () => {
  expect(usesAiStandIn({})).toBe(true);
  expect(
    localEnvironment({ AZURE_OPENAI_DEPLOYMENT: 'mine' }, { ...moved, aiPort: 40_003 }),
  ).toMatchObject({
    AZURE_OPENAI_ENDPOINTS: 'http://127.0.0.1:40003/openai/v1',
    AZURE_OPENAI_API_KEY: 'local-ai-key',
    AZURE_OPENAI_DEPLOYMENT: 'mine',
    AI_EMULATOR_PORT: '40003',
  });
  const settings = { AZURE_OPENAI_ENDPOINTS: 'https://model.example.com/openai/v1' };
  expect(usesAiStandIn(settings)).toBe(false);
  expect(localEnvironment(settings, moved)).not.toHaveProperty('AZURE_OPENAI_API_KEY');
});
