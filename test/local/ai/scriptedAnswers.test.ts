import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { OpenAI } from 'openai';
import { startTestStandIn, type TestStandIn } from './startTestStandIn';

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startTestStandIn();
});
beforeEach(async () => {
  await standIn.control('POST', 'reset');
});
afterAll(() => standIn.stop());

const script = (...answers: unknown[]) => standIn.control('POST', 'answers', { answers });
const tool = (name: string): OpenAI.ChatCompletionTool => ({
  type: 'function',
  function: { name },
});
const ask = async (fields: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming> = {}) => {
  const messages = [{ role: 'user' as const, content: 'hello' }];
  const { choices } = await standIn.client.chat.completions.create({
    model: 'small',
    messages,
    ...fields,
  });
  return choices[0]?.message;
};

test('words are said as they are scripted, each once, and then it thinks again', async () => {
  await script({ text: 'First.' }, { text: 'Second.' });
  expect((await ask())?.content).toBe('First.');
  expect((await ask())?.content).toBe('Second.');
  expect((await ask())?.content).toContain('Hello');
});

test('a tool is called with the arguments of the script', async () => {
  await script({ call: { name: 'open_door', arguments: { floor: 3 } } });
  const message = await ask({ tools: [tool('open_door')] });
  expect(message?.tool_calls?.[0]).toMatchObject({
    function: { name: 'open_door', arguments: '{"floor":3}' },
  });
});

test('a structured answer is the JSON of the script', async () => {
  await script({ json: { title: 'Good morning' } });
  expect((await ask())?.content).toBe('{"title":"Good morning"}');
});

test('a tool that is not offered cannot be called', async () => {
  await script({ call: { name: 'open_door' } });
  await expect(ask({ tools: [tool('close_door')] })).rejects.toMatchObject({
    status: 500,
    code: 'script',
  });
});

test('the Responses API says them as well, and searches for nothing then', async () => {
  await script({ text: 'As it is written.' });
  const { output_text: said } = await standIn.client.responses.create({
    model: 'small',
    input: 'search for tulips',
    tools: [{ type: 'web_search' }],
  });
  expect(said).toBe('As it is written.');
});

test('what is left is listed, and can be forgotten', async () => {
  await script({ text: 'First.' });
  const left = async () => (await standIn.control('GET', 'answers')).json();
  expect(await left()).toEqual({ answers: [{ text: 'First.' }] });
  await standIn.control('DELETE', 'answers');
  expect(await left()).toEqual({ answers: [] });
});

test.each([{ answers: [] }, { answers: [{}] }, { answers: [{ text: 'a', json: 1 }] }, {}])(
  'what is no script is refused: %j',
  async (body) => {
    expect((await standIn.control('POST', 'answers', body)).status).toBe(400);
  },
);
