import { expect, test } from '@jest/globals';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import { ModelError } from '../../../../shared/ai/modelError';
import type { ModelRequest } from '../../../../shared/ai/modelClient';
import { maxSteps, noEffort, think } from '../../../../shared/conversation/converse/think';
import { defineTool, type Tool, type ToolResult } from '../../../../shared/conversation/tools/tool';
import { aUserId } from '../../../builders/events';

const context = {
  chat: aUserId(),
  userId: aUserId(),
  language: 'en',
  webhookEventId: 'e1',
  timestamp: 0,
  isGone: async () => false,
} as const;

type Message = Partial<ChatCompletion['choices'][number]['message']>;

/** A model that says what it is told, one message after the other, and then the last for ever. */
function aModel(...messages: Message[]) {
  const asked: ModelRequest[] = [];
  return {
    asked,
    async complete(request: ModelRequest) {
      // As it was when it was asked: the list of messages grows.
      asked.push({ ...request, messages: [...request.messages] });
      const message = messages[Math.min(asked.length, messages.length) - 1];
      const choice = { index: 0, finish_reason: 'stop', logprobs: null, message };
      const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
      return { choices: [choice], usage } as unknown as ChatCompletion;
    },
  };
}

const calls = (name: string, ...args: string[]): Message => ({
  content: null,
  tool_calls: args.map((json, index) => ({
    id: `call-${index}`,
    type: 'function',
    function: { name, arguments: json },
  })),
});

function aTool(name: string, run: (args: unknown) => Promise<ToolResult>): Tool {
  return { inGroups: true, definition: defineTool(name, name), run: (args) => run(args) };
}
const note = aTool('look', async () => ({ kind: 'note', note: 'seen' }));

const start = (models: ReturnType<typeof aModel>, tools: Tool[] = [note]) => {
  const effort = noEffort();
  const prompt = [{ role: 'user' as const, content: 'hi' }];
  const done = think(models, { prompt, tools, context, safetyIdentifier: 'x', effort });
  return { effort, done };
};

test('a model that never stops calling tools is asked four times, the last time without any', async () => {
  const models = aModel(calls('look', '{}'));
  const { done, effort } = start(models);
  await expect(done).rejects.toBeInstanceOf(ModelError);
  expect(models.asked.map(({ tool_choice: choice }) => choice)).toEqual([
    'auto',
    'auto',
    'auto',
    'none',
  ]);
  expect(effort).toMatchObject({ steps: maxSteps, usage: { promptTokens: 40 } });
});

test('what a tool has found is told to the model', async () => {
  const models = aModel(calls('look', '{}'), { content: 'It is there.' });
  expect(await start(models).done).toMatchObject({ kind: 'words', text: 'It is there.' });
  expect(models.asked[1]?.messages.at(-1)).toEqual({
    role: 'tool',
    tool_call_id: 'call-0',
    content: '{"note":"seen"}',
  });
});

test.each([
  ['of no tool', calls('nothing', '{}')],
  ['that are no JSON', calls('look', '{"a"')],
])('calls %s are told to the model, and harm nothing', async (_name, call) => {
  const models = aModel(call, { content: 'Sorry.' });
  expect(await start(models).done).toMatchObject({ text: 'Sorry.' });
  expect(JSON.stringify(models.asked[1]?.messages.at(-1))).toMatch(/no tool|no JSON/);
});

test('of many calls at once only four are made', async () => {
  let made = 0;
  const counting = aTool('look', async () => {
    made += 1;
    return { kind: 'note', note: 'seen' };
  });
  const models = aModel(calls('look', ...Array<string>(9).fill('{}')), { content: 'Done.' });
  await start(models, [counting]).done;
  expect(made).toBe(4);
});

test('a tool whose own model fails does not take the answer with it', async () => {
  const failing = aTool('look', () => Promise.reject(new ModelError('limited', 'over its limit')));
  const models = aModel(calls('look', '{}'), { content: 'I cannot search now.' });
  expect(await start(models, [failing]).done).toMatchObject({ text: 'I cannot search now.' });
});

test('a refusal is said, and silence is a failure', async () => {
  expect(await start(aModel({ content: null, refusal: 'I would rather not.' })).done).toMatchObject(
    {
      text: 'I would rather not.',
    },
  );
  await expect(start(aModel({ content: ' ' })).done).rejects.toMatchObject({
    failure: 'unavailable',
  });
});
