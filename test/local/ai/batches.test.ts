import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenAI, toFile } from 'openai';
import { startTestStandIn, type TestStandIn } from './startTestStandIn';

const hourMs = 60 * 60 * 1000;
let now = 1_800_000_000_000;
let standIn: TestStandIn;
let client: OpenAI;
beforeAll(async () => {
  standIn = await startTestStandIn({ batchDelayMs: hourMs, now: () => now });
  ({ client } = standIn);
});
afterEach(() => standIn.control('POST', 'reset'));
afterAll(() => standIn.stop());

const line = (id: string, content: unknown, more: Record<string, unknown> = {}) => ({
  custom_id: id,
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model: 'small', messages: [{ role: 'user', content }] },
  ...more,
});
const upload = async (text: string, name = 'batch.jsonl') =>
  client.files.create({ purpose: 'batch', file: await toFile(Buffer.from(text), name) });
const jsonLines = (lines: readonly unknown[]) => lines.map((one) => JSON.stringify(one)).join('\n');
const order = async (text: string) => {
  const { id } = await upload(text);
  return client.batches.create({
    input_file_id: id,
    endpoint: '/v1/chat/completions',
    completion_window: '24h',
  });
};
const linesOf = async (id: string | null | undefined) =>
  (await (await client.files.content(id ?? '')).text())
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Record<string, unknown>);

describe('files', () => {
  test('are kept, listed, read and deleted', async () => {
    const file = await upload('{"a":1}\n');
    expect(file).toMatchObject({ object: 'file', bytes: 8, purpose: 'batch', status: 'processed' });
    expect(await client.files.retrieve(file.id)).toEqual(file);
    expect((await client.files.list()).data).toEqual([file]);
    expect(await (await client.files.content(file.id)).text()).toBe('{"a":1}\n');
    expect(await client.files.delete(file.id)).toEqual({
      id: file.id,
      object: 'file',
      deleted: true,
    });
    const missing = { status: 404 };
    await expect(client.files.retrieve(file.id)).rejects.toMatchObject(missing);
    await expect(client.files.content(file.id)).rejects.toMatchObject(missing);
    await expect(client.files.delete(file.id)).rejects.toMatchObject(missing);
  });

  test('of another purpose or kind are refused', async () => {
    await expect(upload('x', 'notes.txt')).rejects.toMatchObject({ status: 400 });
    const file = await toFile(Buffer.from('{}'), 'a.jsonl');
    await expect(client.files.create({ purpose: 'fine-tune', file })).rejects.toMatchObject({
      status: 400,
    });
  });
});

describe('a batch', () => {
  test('goes on as the clock does, and answers each line as it would be answered alone', async () => {
    const batch = await order(jsonLines([line('one', 'Hello'), line('two', 'ありがとう')]));
    expect(batch).toMatchObject({ object: 'batch', status: 'validating' });
    now += hourMs / 2;
    expect(await client.batches.retrieve(batch.id)).toMatchObject({
      status: 'in_progress',
      request_counts: { total: 2, completed: 0, failed: 0 },
    });
    now += hourMs / 2;
    const done = await client.batches.retrieve(batch.id);
    expect(done).toMatchObject({
      status: 'completed',
      error_file_id: null,
      request_counts: { total: 2, completed: 2, failed: 0 },
    });
    const answers = await linesOf(done.output_file_id);
    expect(answers).toMatchObject([
      { custom_id: 'one', error: null, response: { status_code: 200 } },
      { custom_id: 'two', error: null, response: { status_code: 200 } },
    ]);
    const alone = await client.chat.completions.create({
      model: 'small',
      messages: [{ role: 'user', content: 'ありがとう' }],
    });
    expect(answers[1]).toMatchObject({
      response: { body: { choices: [{ message: alone.choices[0]?.message }] } },
    });
    expect((await client.batches.list()).data.map(({ id }) => id)).toEqual([batch.id]);
  });

  test('is done once however many read it', async () => {
    const batch = await order(jsonLines([line('one', 'Hello')]));
    now += hourMs;
    const read = () => client.batches.retrieve(batch.id);
    const all = await Promise.all([read(), read(), read()]);
    expect(new Set(all.map(({ output_file_id: id }) => id)).size).toBe(1);
  });

  test('has a file of the lines that failed', async () => {
    const noMessages = { body: { model: 'small', messages: [] } };
    const batch = await order(jsonLines([line('good', 'Hello'), line('bad', '', noMessages)]));
    now += hourMs;
    const done = await client.batches.retrieve(batch.id);
    expect(done).toMatchObject({
      status: 'completed',
      request_counts: { total: 2, completed: 1, failed: 1 },
    });
    expect(await linesOf(done.output_file_id)).toMatchObject([{ custom_id: 'good' }]);
    expect(await linesOf(done.error_file_id)).toMatchObject([
      { custom_id: 'bad', response: { status_code: 400, body: { error: expect.anything() } } },
    ]);
  });

  test.each([
    ['empty_batch', ''],
    ['invalid_json_line', 'nothing'],
    ['url_mismatch', jsonLines([line('a', 'x', { url: '/v1/embeddings' })])],
    ['duplicate_custom_id', jsonLines([line('a', 'x'), line('a', 'y')])],
    ['model_mismatch', jsonLines([line('a', 'x'), line('b', 'y', { body: { model: 'other' } })])],
  ])('with wrong lines fails before it begins: %s', async (code, text) => {
    const batch = await order(text);
    now += hourMs;
    const failed = await client.batches.retrieve(batch.id);
    expect(failed).toMatchObject({ status: 'failed', errors: { data: [{ code }] } });
  });

  test('can be cancelled until it is over', async () => {
    const batch = await order(jsonLines([line('one', 'Hello')]));
    expect((await client.batches.cancel(batch.id)).status).toBe('cancelling');
    now += hourMs;
    expect(await client.batches.retrieve(batch.id)).toMatchObject({ status: 'cancelled' });
    await expect(client.batches.cancel(batch.id)).rejects.toMatchObject({ status: 400 });
  });

  test('that is held is not completed, and expires after its 24 hours', async () => {
    await standIn.control('POST', 'batches', { hold: true });
    const [held, late] = [
      await order(jsonLines([line('one', 'Hello')])),
      await order(jsonLines([line('two', 'Hello')])),
    ];
    now += 2 * hourMs;
    expect((await client.batches.retrieve(held.id)).status).toBe('in_progress');
    await standIn.control('POST', 'batches', { hold: false });
    expect((await client.batches.retrieve(held.id)).status).toBe('completed');

    await standIn.control('POST', 'batches', { hold: true });
    now += 24 * hourMs;
    const expired = await client.batches.retrieve(late.id);
    expect(expired.status).toBe('expired');
    expect(await linesOf(expired.error_file_id)).toMatchObject([
      { custom_id: 'two', response: null, error: { code: 'batch_expired' } },
    ]);
  });

  test('takes as long as the control API says', async () => {
    await standIn.control('POST', 'batches', { delayMs: 0 });
    const batch = await order(jsonLines([line('one', 'Hello')]));
    expect((await client.batches.retrieve(batch.id)).status).toBe('completed');
    const told = await (await standIn.control('GET', 'batches')).json();
    expect(told).toMatchObject({ hold: false, delayMs: 0, batches: [{ id: batch.id }] });
  });

  test('without its file, or of another endpoint, is refused', async () => {
    const create = (input: string, endpoint: '/v1/chat/completions' | '/v1/embeddings') =>
      client.batches.create({ input_file_id: input, endpoint, completion_window: '24h' });
    await expect(create('file-1', '/v1/chat/completions')).rejects.toMatchObject({ status: 400 });
    const { id } = await upload('{}');
    await expect(create(id, '/v1/embeddings')).rejects.toMatchObject({ status: 400 });
    await expect(client.batches.retrieve('batch_1')).rejects.toMatchObject({ status: 404 });
  });

  test('is found page by page', async () => {
    const text = jsonLines([line('one', 'Hello')]);
    const ids = [(await order(text)).id, (await order(text)).id, (await order(text)).id];
    const found: string[] = [];
    for await (const { id } of client.batches.list({ limit: 2 })) found.push(id);
    expect(found).toEqual(ids.reverse());
  });

  test('is forgotten by a reset', async () => {
    const batch = await order(jsonLines([line('one', 'Hello')]));
    await standIn.control('POST', 'reset');
    await expect(client.batches.retrieve(batch.id)).rejects.toMatchObject({ status: 404 });
    expect((await client.files.list()).data).toEqual([]);
  });
});
