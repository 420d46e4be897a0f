import { expect, test } from '@jest/globals';
import { HostError } from '../../../../local/host/hostError';
import {
  connectQueueService,
  resolveQueueConnection,
} from '../../../../local/host/queue/queueConnection';

const resolved = (name: string, settings: Record<string, string>) =>
  resolveQueueConnection(name, settings, 'f');

test.each([
  ['Storage', { AzureWebJobsStorage: 'a', Storage: 'b' }, 'a'],
  ['Other', { Other: 'b' }, 'b'],
  ['Other', { ConnectionStrings__Other: 'c' }, 'c'],
])('the connection %s of %j is its connection string', (name, settings, text) => {
  expect(resolved(name, settings)).toEqual({ kind: 'connectionString', name, text });
});

test.each([
  [{ Data__queueServiceUri: 'https://q.example' }, 'https://q.example'],
  [{ Data__serviceUri: 'https://s.example' }, 'https://s.example'],
  [{ Data__accountName: 'acc' }, 'https://acc.queue.core.windows.net'],
])('without a connection string an identity reaches %j', (settings, serviceUri) => {
  expect(resolved('Data', { ...settings, Data__clientId: 'id' })).toEqual({
    kind: 'identity',
    name: 'Data',
    serviceUri,
    clientId: 'id',
  });
});

test('a connection that is not set is refused by name', () => {
  expect(() => resolved('Data', {})).toThrow(
    "Storage account connection string 'AzureWebJobsData' does not exist. Make sure that it is a defined App Setting.",
  );
});

test('development storage is the emulator on its usual ports', async () => {
  const service = await connectQueueService(
    resolved('AzureWebJobsStorage', { AzureWebJobsStorage: 'UseDevelopmentStorage=true' }),
  );
  expect(service.url).toBe('http://127.0.0.1:10001/devstoreaccount1');
});

test('a broken connection string is refused by the name of its setting', async () => {
  const broken = connectQueueService(resolved('Other', { Other: 'nonsense' }));
  await expect(broken).rejects.toThrow(HostError);
  await expect(broken).rejects.toThrow(/^Other is no usable storage connection string/);
});
