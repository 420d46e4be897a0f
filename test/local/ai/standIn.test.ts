import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { OpenAI } from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import sharp from 'sharp';
import { type AiStandIn, startAiStandIn } from '../../../local/ai/startAiStandIn';
import { languages } from '../../../shared/content/languages';

const apiKey = 'the-key-of-this-test';
let standIn: AiStandIn;
let client: OpenAI;
let now = 1_800_000_000_000;

beforeAll(async () => {
  standIn = await startAiStandIn({
    port: 0,
    apiKey,
    deployments: ['small'],
    tokensPerMinute: 100_000,
    now: () => now,
  });
  client = new OpenAI({ baseURL: `${standIn.url}/openai/v1`, apiKey, maxRetries: 0 });
});
afterEach(() => {
  // Another minute: what one test has spent is no concern of the next.
  now += 60_000;
});
afterAll(() => standIn.stop());

const plan = async (fault: Record<string, unknown>) => {
  const response = await fetch(`${standIn.url}/emulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(response.status).toBe(200);
};
const user = (content: string): ChatCompletionMessageParam => ({ role: 'user', content });
const ask = async (messages: ChatCompletionMessageParam[], timeout = 5000) =>
  client.chat.completions.create({ model: 'small', messages }, { timeout });
const said = async (messages: ChatCompletionMessageParam[]) =>
  (await ask(messages)).choices[0]?.message.content ?? '';
const requests = async () => {
  const response = await fetch(`${standIn.url}/emulator/requests`);
  const { requests: all } = (await response.json()) as { requests: Record<string, unknown>[] };
  return all;
};

const cardTool = {
  type: 'function',
  function: {
    name: 'make_rich_message',
    description: 'Makes a picture with words',
    parameters: {
      type: 'object',
      properties: { title: { type: 'string' }, category: { enum: ['motivation', 'nature'] } },
      required: ['title', 'category'],
    },
  },
} as const;

describe('answers', () => {
  test.each([
    ['こんにちは', /お手伝い/],
    ['สวัสดีค่ะ', /ช่วย/],
    ['你好', /今天想聊/],
    ['안녕하세요', /도와/],
    ['Hello', /help you/],
  ])('a greeting in its language: %s', async (text, answer) => {
    expect(await said([user(text)])).toMatch(answer);
  });

  test.each(languages)('in %s when the instructions name the language', async (language) => {
    const system = {
      role: 'system',
      content: `Answer in the user's language: ${language}`,
    } as const;
    const other = language === 'en' ? 'fr' : 'en';
    const own = await said([system, user('12345')]);
    const foreign = await said([{ ...system, content: `language: ${other}` }, user('12345')]);
    expect(own).toContain('12345');
    expect(own).not.toBe(foreign);
  });

  test('remembers what was said in the same conversation, and nothing else', async () => {
    const asked = user('What did I just say?');
    const talk = [user('I like tea'), { role: 'assistant', content: 'Good.' } as const, asked];
    expect(await said(talk)).toContain('I like tea');
    expect(await said([asked])).toBe('You have not told me anything yet.');
  });

  test('a picture is decoded, and its size is told', async () => {
    const bytes = await sharp({
      create: { width: 321, height: 123, channels: 3, background: 'red' },
    })
      .jpeg()
      .toBuffer();
    const url = `data:image/jpeg;base64,${bytes.toString('base64')}`;
    const content = [
      { type: 'text' as const, text: 'What is this?' },
      { type: 'image_url' as const, image_url: { url } },
    ];
    const { choices } = await ask([{ role: 'user', content }]);
    expect(choices[0]?.message.content).toContain('321 x 123');
    expect((await requests()).at(-1)).toMatchObject({
      pictures: [{ format: 'jpeg', width: 321, height: 123 }],
    });

    const half = `data:image/jpeg;base64,${bytes.subarray(0, bytes.length / 2).toString('base64')}`;
    const broken = [{ type: 'image_url' as const, image_url: { url: half } }];
    await expect(ask([{ role: 'user', content: broken }])).rejects.toMatchObject({
      status: 400,
      code: 'invalid_image',
    });
  });

  test('a tool is called when the words ask for it, once in a turn, with arguments that its schema allows', async () => {
    const create = (messages: ChatCompletionMessageParam[]) =>
      client.chat.completions.create({ model: 'small', messages, tools: [cardTool] });
    const first = (await create([user('Make me a picture please')])).choices[0];
    const [call] = first?.message.tool_calls ?? [];
    if (call?.type !== 'function' || first === undefined) throw new Error('No call');
    expect(first.finish_reason).toBe('tool_calls');
    expect(call.function.name).toBe('make_rich_message');
    expect(JSON.parse(call.function.arguments)).toEqual({
      title: 'Today is on your side',
      category: 'motivation',
    });

    const second = await create([
      user('Make me a picture please'),
      first.message,
      { role: 'tool', tool_call_id: call.id, content: 'done' },
    ]);
    expect(second.choices[0]?.finish_reason).toBe('stop');
    expect((await create([user('Hello')])).choices[0]?.message.tool_calls).toBeUndefined();
    await expect(
      create([user('x'), { role: 'tool', tool_call_id: 'nobody', content: 'done' }]),
    ).rejects.toMatchObject({ status: 400 });
  });

  test('a structured answer has the words of each language and variant', async () => {
    const copy = {
      type: 'object',
      properties: { title: { type: 'string' }, body: { type: 'string' } },
      required: ['title', 'body'],
      additionalProperties: false,
    };
    const { choices } = await client.chat.completions.create({
      model: 'small',
      messages: [user('A good morning')],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'copy',
          strict: true,
          schema: {
            type: 'object',
            properties: {
              ja: { $ref: '#/$defs/variants' },
              th: { $ref: '#/$defs/variants' },
            },
            required: ['ja', 'th'],
            additionalProperties: false,
            $defs: { variants: { type: 'array', items: copy, minItems: 2 } },
          },
        },
      },
    });
    const answer = JSON.parse(choices[0]?.message.content ?? '') as Record<string, object[]>;
    expect(answer).toEqual({
      ja: [
        { title: '今日を味方に', body: expect.any(String) },
        { title: '小さな一歩', body: expect.any(String) },
      ],
      th: [
        { title: 'วันนี้เป็นของคุณ', body: expect.any(String) },
        { title: 'ก้าวเล็ก ๆ ก็คือก้าว', body: expect.any(String) },
      ],
    });
  });

  test('an answer that may be no longer ends early, and says so', async () => {
    const { choices } = await client.chat.completions.create({
      model: 'small',
      messages: [user('Hello')],
      max_completion_tokens: 3,
    });
    expect(choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'Hello!' } });
  });
});

describe('streams', () => {
  test('come in pieces, and are the same words', async () => {
    const runner = client.chat.completions.stream({
      model: 'small',
      messages: [user('Hello')],
      stream_options: { include_usage: true },
    });
    const pieces: string[] = [];
    runner.on('content', (piece) => pieces.push(piece));
    const final = await runner.finalChatCompletion();
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(await said([user('Hello')]));
    expect(final.usage?.total_tokens).toBeGreaterThan(0);
  });

  test('of a tool call add up to its arguments', async () => {
    const final = await client.chat.completions
      .stream({ model: 'small', messages: [user('A card please')], tools: [cardTool] })
      .finalChatCompletion();
    const [call] = final.choices[0]?.message.tool_calls ?? [];
    if (call?.type !== 'function') throw new Error('No call');
    expect(JSON.parse(call.function.arguments)).toMatchObject({ category: 'motivation' });
  });

  test('can be cut in the middle', async () => {
    await plan({ kind: 'cut' });
    const stream = await client.chat.completions.create({
      model: 'small',
      messages: [user('Hello')],
      stream: true,
    });
    let pieces = 0;
    const read = async () => {
      for await (const _ of stream) pieces += 1;
    };
    await expect(read()).rejects.toThrow();
    expect(pieces).toBeGreaterThan(1);
  });
});

describe('failures on demand', () => {
  test('429 with retry-after, as often as planned, then well again', async () => {
    await plan({ kind: 'status', status: 429, retryAfter: 7, times: 2 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const failed = await ask([user('Hello')]).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(OpenAI.RateLimitError);
      expect(
        (failed as InstanceType<typeof OpenAI.RateLimitError>).headers?.get('retry-after'),
      ).toBe('7');
    }
    expect(await said([user('Hello')])).toMatch(/^Hello/);
  });

  test('the content filter, for the prompt and for the answer', async () => {
    await plan({ kind: 'filter' });
    await expect(ask([user('Hello')])).rejects.toMatchObject({
      status: 400,
      code: 'content_filter',
    });
    await plan({ kind: 'filterAnswer' });
    expect((await ask([user('Hello')])).choices[0]?.finish_reason).toBe('content_filter');
  });

  test('rubbish, a closed connection, silence, and a slow answer that is right', async () => {
    await plan({ kind: 'rubbish' });
    expect(typeof (await ask([user('Hello')]))).toBe('string');
    await plan({ kind: 'cut' });
    await expect(ask([user('Hello')])).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    await plan({ kind: 'silent' });
    const waitedFrom = performance.now();
    await expect(ask([user('Hello')], 200)).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    expect(performance.now() - waitedFrom).toBeGreaterThanOrEqual(190);
    await plan({ kind: 'slow', delayMs: 150 });
    const startedAt = performance.now();
    expect(await said([user('Hello')])).toMatch(/^Hello/);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(140);
  });

  test('faults that last until they are cleared', async () => {
    await plan({ kind: 'status', status: 500, times: 0 });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(ask([user('Hello')])).rejects.toMatchObject({ status: 500 });
    }
    await fetch(`${standIn.url}/emulator/faults`, { method: 'DELETE' });
    expect(await said([user('Hello')])).toMatch(/^Hello/);
  });

  test('a fault that nobody knows is refused', async () => {
    const body = JSON.stringify({ kind: 'surprise' });
    const response = await fetch(`${standIn.url}/emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
  });
});

describe('as the service', () => {
  test('its models are listed', async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual(['small']);
  });

  test('a wrong key, an unknown deployment, a request that is none', async () => {
    const stranger = new OpenAI({
      baseURL: `${standIn.url}/openai/v1`,
      apiKey: 'x',
      maxRetries: 0,
    });
    await expect(stranger.models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
    await expect(
      client.chat.completions.create({ model: 'large', messages: [user('Hello')] }),
    ).rejects.toMatchObject({ status: 404, code: 'DeploymentNotFound' });
    await expect(
      client.chat.completions.create({ model: 'small', messages: [] }),
    ).rejects.toMatchObject({ status: 400 });
  });

  test("a minute's tokens are limited, and come back", async () => {
    const long = user('word '.repeat(90_000));
    const { response } = await client.chat.completions
      .create({ model: 'small', messages: [long] })
      .withResponse();
    expect(Number(response.headers.get('x-ratelimit-remaining-tokens'))).toBe(0);
    const failed = await ask([user('Hello')]).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(OpenAI.RateLimitError);
    now += 60_000;
    expect(await said([user('Hello')])).toMatch(/^Hello/);
  });

  test('a prompt that begins like one before is cached, in steps of 128 tokens from 1,024 on', async () => {
    const system = { role: 'system', content: 'Rules of the house. '.repeat(400) } as const;
    const cached = async (words: string) =>
      (await ask([system, user(words)])).usage?.prompt_tokens_details?.cached_tokens ?? -1;
    await cached('one');
    const second = await cached('two');
    expect(second).toBeGreaterThanOrEqual(1024);
    expect(second % 128).toBe(0);
    const short = await ask([user('short')]);
    expect(short.usage?.prompt_tokens_details?.cached_tokens).toBe(0);
  });
});

test('a reset forgets faults, requests, the prompts it knew and the tokens of this minute', async () => {
  const long = user('word '.repeat(90_000));
  await ask([long]);
  await plan({ kind: 'status', status: 500, times: 0 });
  const { status } = await fetch(`${standIn.url}/emulator/reset`, { method: 'POST' });
  expect(status).toBe(200);
  expect(await requests()).toEqual([]);
  const again = await ask([long]);
  expect(again.usage?.prompt_tokens_details?.cached_tokens).toBe(0);
  await fetch(`${standIn.url}/emulator/reset`, { method: 'POST' });
});
