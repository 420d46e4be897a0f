import { expect, test } from '@jest/globals';
import { environmentNames } from '../../../shared/config/environment';
import { misspeltVariables } from '../../../shared/config/misspeltVariables';
import { usualPorts } from '../../../local/start/localEnvironment';

test.each([
  ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_ENDPOINTS'],
  ['LINE_CHANEL_SECRET', 'LINE_CHANNEL_SECRET'],
  ['LINE_CHANNEL_TOKEN', 'LINE_CHANNEL_ACCESS_TOKEN'],
  ['LINE_ACCESS_TOKEN', 'LINE_CHANNEL_ACCESS_TOKEN'],
  ['AZURE_OPENAI_KEY', 'AZURE_OPENAI_API_KEY'],
  ['AZURE_OPENAI_DEPLOYMENT_NAME', 'AZURE_OPENAI_DEPLOYMENT'],
  ['PUBLIC_BASEURL', 'PUBLIC_BASE_URL'],
  ['datastorage', 'DataStorage'],
])('%s is like %s', (name, known) => {
  expect(misspeltVariables({ [name]: 'x' }, environmentNames)).toEqual([{ name, known }]);
});

test('what is known, empty, or of something else is no mistake', () => {
  const others = [
    ...environmentNames,
    ...Object.keys(usualPorts),
    'AzureWebJobsStorage__credential',
    'AzureWebJobsSecretStorageType',
    'FUNCTIONS_WORKER_RUNTIME',
    'FUNCTIONS_EXTENSION_VERSION',
    'WEBSITE_INSTANCE_ID',
    'OPENAI_API_KEY',
    'LINE_WEBHOOK_URL',
    'LINE_PAGE_DIRECTORY',
    'LOCAL_FOLDER',
    'APP_DIRECTORY',
    'PATH',
  ];
  const source = Object.fromEntries(others.map((name) => [name, 'x']));
  expect(misspeltVariables({ ...source, LINE_CHANEL_SECRET: '' }, environmentNames)).toEqual([]);
});
