import { expect, test } from '@jest/globals';
import { version } from '../../../shared/version';
import { createManagementWorld, managementKey } from '../../builders/managementWorld';

const setUp = () => createManagementWorld();

test.each([[null], [''], ['wrong'], [`${managementKey}x`]])(
  'answers nothing to the key %p',
  async (key) => {
    const { ask } = setUp();
    expect(await ask('GET', 'queues', undefined, key)).toMatchObject({
      status: 401,
      contentType: 'application/problem+json',
    });
  },
);

test('lists its routes with what each is for', async () => {
  const { ask } = setUp();
  const answer = await ask('GET', '');
  expect(answer).toMatchObject({ status: 200, body: { version } });
  expect(JSON.stringify(answer.body)).toContain('queues/{queue}/replay');
});

test('counts what is on each queue and on its poison queue', async () => {
  const { ask, queue } = setUp();
  await queue('line-events').send('a');
  await queue('line-events-poison').send('b');
  await queue('line-events-poison').send('c');
  expect((await ask('GET', 'queues')).body).toEqual({
    queues: [
      { name: 'line-events', messages: 1, poison: 2 },
      { name: 'line-event-twins', messages: 0, poison: 0 },
      { name: 'rich-messages', messages: 0, poison: 0 },
    ],
  });
});

test('a replay moves every message of the poison queue back, marked as replayed', async () => {
  const { ask, queue } = setUp();
  for (const n of [1, 2, 3]) {
    await queue('line-events-poison').send(JSON.stringify({ v: 1, items: [{ body: n }] }));
  }
  expect((await ask('POST', 'queues/line-events/replay')).body).toEqual({
    queue: 'line-events',
    replayed: 3,
  });
  expect(await queue('line-events-poison').depth()).toBe(0);
  const [first] = await queue('line-events').receive(1, 30);
  expect(JSON.parse(first?.text ?? '')).toEqual({
    v: 1,
    items: [{ body: 1, dueAt: expect.any(Number), replay: true }],
  });
});

test('knows no queue but its own', async () => {
  const { ask } = setUp();
  expect(await ask('POST', 'queues/other/replay')).toMatchObject({ status: 404 });
});

test('tells an unknown route from a wrong method', async () => {
  const { ask } = setUp();
  expect(await ask('GET', 'nothing/here')).toMatchObject({ status: 404 });
  expect(await ask('POST', 'queues')).toMatchObject({ status: 405 });
});

test('a user is forgotten, and a chat given back to the bot, by their ids alone', async () => {
  const { ask, table, erased, resumed } = setUp();
  const userId = `U${'0f'.repeat(16)}`;
  await table('subscribers').upsert(userId, 'subscriber', { language: 'en' });
  expect(await ask('POST', 'users/forget', { userId })).toMatchObject({ status: 200 });
  expect(await ask('POST', 'chats/resume', { chat: userId })).toMatchObject({ status: 200 });
  expect([erased, resumed]).toEqual([[userId], [userId]]);
  expect(await table('subscribers').list(userId)).toEqual([]);
});

test.each([
  ['users/forget', { userId: 'everybody' }],
  ['users/forget', { userId: 'U123' }],
  ['users/forget', {}],
  ['chats/resume', { chat: 'Uzz' }],
])('%s with %p: no id', async (path, body) => {
  const { ask, erased, resumed } = setUp();
  expect(await ask('POST', path, body)).toMatchObject({ status: 400 });
  expect([erased, resumed]).toEqual([[], []]);
});
