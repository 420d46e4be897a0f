import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startTestStandIn, type TestStandIn } from './startTestStandIn';

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startTestStandIn();
});
beforeEach(async () => {
  await standIn.control('POST', 'reset');
});
afterAll(() => standIn.stop());

const plan = async (fault: unknown) =>
  expect((await standIn.control('POST', 'faults', fault)).status).toBe(200);
const chat = () =>
  standIn.client.chat.completions.create({
    model: 'small',
    messages: [{ role: 'user', content: 'hello' }],
  });
const respond = () => standIn.client.responses.create({ model: 'small', input: 'hello' });
const logged = async () => {
  const answer = await (await standIn.control('GET', 'requests')).json();
  return (answer as { requests: { name: string; status: number; verdict: string }[] }).requests.map(
    ({ name, status, verdict }) => [name, status, verdict],
  );
};

test('a status needs no kind, and comes with its message', async () => {
  await plan({ status: 503, message: 'out of order' });
  await expect(chat()).rejects.toMatchObject({
    status: 503,
    message: expect.stringContaining('out of order'),
  });
  expect((await chat()).choices).toHaveLength(1);
  expect(await logged()).toEqual([
    ['chat/completions', 503, 'fault'],
    ['chat/completions', 200, 'answered'],
  ]);
});

test('a fault of one endpoint leaves the others alone', async () => {
  await plan({ on: 'responses', status: 500 });
  expect((await chat()).choices).toHaveLength(1);
  await expect(respond()).rejects.toMatchObject({ status: 500 });
});

test('a dropped request is not thought about, a dropped answer is', async () => {
  await plan({ drop: 'request' });
  await plan({ drop: 'answer' });
  await expect(chat()).rejects.toThrow('Connection error');
  await expect(chat()).rejects.toThrow('Connection error');
  expect(await logged()).toEqual([
    ['chat/completions', 0, 'fault'],
    ['chat/completions', 200, 'answered'],
  ]);
});

test('a fault that is planned can be seen, and cleared by its endpoint', async () => {
  await plan({ on: 'responses', status: 500, times: 0 });
  const faults = async () => {
    const answer = await (await standIn.control('GET', 'faults')).json();
    return (answer as { faults: { on: string }[] }).faults.map(({ on }) => on);
  };
  expect(await faults()).toEqual(['responses']);
  await standIn.control('DELETE', 'faults?on=responses');
  expect(await faults()).toEqual([]);
});

test.each([{ on: 'push', status: 500 }, { kind: 'unheard' }, { statsu: 500 }])(
  'what is no fault is refused: %j',
  async (fault) => {
    expect((await standIn.control('POST', 'faults', fault)).status).toBe(400);
  },
);
