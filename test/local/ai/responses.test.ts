import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { OpenAI } from 'openai';
import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import sharp from 'sharp';
import { startTestStandIn, type TestStandIn } from './startTestStandIn';

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startTestStandIn();
});
afterEach(() => standIn.control('POST', 'reset'));
afterAll(() => standIn.stop());

type Request = OpenAI.Responses.ResponseCreateParamsNonStreaming;
const ask = (request: Partial<Request>) =>
  standIn.client.responses.create({ model: 'small', ...request } as Request);

const preferences = {
  type: 'function',
  name: 'set_preferences',
  strict: false,
  parameters: { type: 'object', properties: { language: { type: 'string' } } },
} as const;
const web = { type: 'web_search' } as const;

test('words are answered, with instructions and what was said before', async () => {
  const hello = await ask({ instructions: 'language: fr', input: '12345' });
  expect(hello).toMatchObject({ object: 'response', status: 'completed', error: null });
  expect(hello.output_text).toMatch(/^À propos de « 12345 »/);
  const remembered = await ask({
    input: [
      { role: 'user', content: 'I like tea' },
      { role: 'assistant', content: 'Good.' },
      { role: 'user', content: [{ type: 'input_text', text: 'What did I just say?' }] },
    ],
  });
  expect(remembered.output_text).toContain('I like tea');
});

test('a picture is looked at', async () => {
  const create = { width: 21, height: 34, channels: 3, background: 'red' } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const image_url = `data:image/png;base64,${bytes.toString('base64')}`;
  const { output_text } = await ask({
    input: [{ role: 'user', content: [{ type: 'input_image', detail: 'auto', image_url }] }],
  });
  expect(output_text).toContain('21 x 34');
  expect(await standIn.lastRequest()).toMatchObject({
    name: 'responses',
    pictures: [{ format: 'png', width: 21, height: 34 }],
  });
});

test('a function is called, and what it answered is told', async () => {
  const input = [{ role: 'user', content: 'speak Japanese please' } as const];
  const first = await ask({ input, tools: [preferences] });
  const [call] = first.output;
  if (call?.type !== 'function_call') throw new Error('No call');
  expect(call).toMatchObject({ name: 'set_preferences', arguments: '{"language":"ja"}' });
  const second = await ask({
    tools: [preferences],
    input: [
      ...input,
      call,
      { type: 'function_call_output', call_id: call.call_id, output: '{"note":"now Japanese"}' },
    ],
  });
  expect(second.output_text).toBe('Done: now Japanese');
});

test('a structured answer is JSON of its schema', async () => {
  const schema = { type: 'object', properties: { title: { type: 'string' } } };
  const { output_text } = await ask({
    input: 'おはよう',
    text: { format: { type: 'json_schema', name: 'copy', schema } },
  });
  expect(JSON.parse(output_text)).toEqual({ title: '今日を味方に' });
});

describe('a search on the web', () => {
  test.each([
    ['search the web for cherry blossoms', 'cherry blossoms', 'This is what I found'],
    ['京都の桜を検索して', '京都の桜', '見つけたことです'],
    ['ค้นหาร้านกาแฟ', 'ร้านกาแฟ', 'พบข้อมูล'],
  ])('is told with its pages, in the language of the words: %s', async (input, query, words) => {
    const { output, output_text: text } = await ask({ input, tools: [web] });
    expect(output.map(({ type }) => type)).toEqual(['web_search_call', 'message']);
    expect(output[0]).toMatchObject({ status: 'completed', action: { type: 'search', query } });
    expect(text).toContain(words);
    const message = output[1];
    const part = message?.type === 'message' ? message.content[0] : undefined;
    const citations = part?.type === 'output_text' ? part.annotations : [];
    expect(citations).toHaveLength(2);
    for (const citation of citations) {
      if (citation.type !== 'url_citation') throw new Error('No citation');
      expect(citation.url).toMatch(/^https:\/\/example\.com\//);
      expect(citation.title).toContain(query);
      const cited = text.slice(citation.start_index, citation.end_index);
      expect(cited).toBe(`([example.com](${citation.url}))`);
    }
  });

  test('finds the same for the same words, and is not made when a function is asked for', async () => {
    const again = async () => (await ask({ input: 'Kyoto', tools: [web] })).output_text;
    expect(await again()).toBe(await again());
    const { output } = await ask({ input: 'speak Japanese', tools: [preferences, web] });
    expect(output.map(({ type }) => type)).toEqual(['function_call']);
    const none = await ask({ input: 'Kyoto', tools: [web], tool_choice: 'none' });
    expect(none.output.map(({ type }) => type)).toEqual(['message']);
  });

  test('goes with a structured answer', async () => {
    const schema = { type: 'object', properties: { title: { type: 'string' } } };
    const { output, output_text } = await ask({
      input: 'Kyoto',
      tools: [{ type: 'web_search_preview' }],
      text: { format: { type: 'json_schema', name: 'copy', schema } },
    });
    expect(output[0]?.type).toBe('web_search_call');
    expect(JSON.parse(output_text)).toEqual({ title: 'Today is on your side' });
  });
});

test('usage is counted, with what was cached', async () => {
  const instructions = 'Rules of the house. '.repeat(400);
  await ask({ instructions, input: 'one' });
  const { usage } = await ask({ instructions, input: 'two' });
  expect(usage?.input_tokens_details.cached_tokens).toBeGreaterThanOrEqual(1024);
  expect(usage?.total_tokens).toBe((usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0));
});

test('an answer that may be no longer is incomplete', async () => {
  const response = await ask({ input: 'Hello', max_output_tokens: 16 });
  expect(response).toMatchObject({
    status: 'incomplete',
    incomplete_details: { reason: 'max_output_tokens' },
    output_text: 'Hello! How are you? What can I h',
  });
});

describe('streams', () => {
  const streamed = (request: Pick<Request, 'tools' | 'input'>) =>
    standIn.client.responses.stream({ model: 'small', ...request });

  test('add up to the same response', async () => {
    const stream = streamed({ input: 'Hello' });
    const deltas: string[] = [];
    stream.on('response.output_text.delta', ({ delta }) => deltas.push(delta));
    const final = await stream.finalResponse();
    expect(deltas.length).toBeGreaterThan(3);
    expect(deltas.join('')).toBe(final.output_text);
    expect(final.output_text).toBe((await ask({ input: 'Hello' })).output_text);
    expect(final.usage?.output_tokens).toBeGreaterThan(0);
  });

  test('of a search have its steps and its citations', async () => {
    const final = await streamed({ input: 'search for Kyoto', tools: [web] }).finalResponse();
    expect(final.output.map(({ type }) => type)).toEqual(['web_search_call', 'message']);
    expect(final.output[1]).toMatchObject({ content: [{ annotations: [{}, {}] }] });
  });

  test('of a function call add up to its arguments', async () => {
    const final = await streamed({ input: 'speak Thai', tools: [preferences] }).finalResponse();
    expect(final.output[0]).toMatchObject({ arguments: '{"language":"th"}' });
  });

  test('have the events of the protocol, numbered', async () => {
    const stream = await standIn.client.responses.create({
      model: 'small',
      input: 'search for Kyoto',
      tools: [web],
      stream: true,
    });
    const events: ResponseStreamEvent[] = [];
    for await (const event of stream) events.push(event);
    expect(events.map(({ sequence_number: number }) => number)).toEqual([...events.keys()]);
    const names = events.map(({ type }) => type.replace(/^response\./, ''));
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'web_search_call.in_progress',
      'web_search_call.searching',
      'web_search_call.completed',
      'output_item.done',
      'output_item.added',
      'content_part.added',
      'output_text.delta',
      'output_text.annotation.added',
      'output_text.done',
      'content_part.done',
      'output_item.done',
      'completed',
    ]);
  });

  test('can be cut in the middle', async () => {
    await standIn.control('POST', 'faults', { kind: 'cut' });
    await expect(streamed({ input: 'Hello' }).finalResponse()).rejects.toThrow();
  });
});

describe('failures', () => {
  test.each([
    [{ kind: 'status', status: 503 }, { status: 503 }],
    [{ kind: 'filter' }, { status: 400, code: 'content_filter' }],
  ])('on demand: %j', async (fault, error) => {
    await standIn.control('POST', 'faults', fault);
    await expect(ask({ input: 'Hello' })).rejects.toMatchObject(error);
  });

  test('an answer that the filter takes back is incomplete', async () => {
    await standIn.control('POST', 'faults', { kind: 'filterAnswer' });
    expect(await ask({ input: 'Hello' })).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'content_filter' },
      output_text: '',
    });
  });

  test('a model that is not there, and requests that are none', async () => {
    await expect(ask({ model: 'large', input: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(ask({ input: [] })).rejects.toMatchObject({ status: 400 });
    await expect(ask({ input: 'x', previous_response_id: 'resp_1' })).rejects.toBeInstanceOf(
      OpenAI.BadRequestError,
    );
    await expect(
      ask({ input: [{ type: 'function_call_output', call_id: 'nobody', output: '' }] }),
    ).rejects.toMatchObject({ status: 400 });
  });
});
