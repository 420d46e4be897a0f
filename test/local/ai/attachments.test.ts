import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import sharp from 'sharp';
import { languages } from '../../../shared/content/languages';
import { botTools } from './botTools';
import { startTestStandIn, type TestStandIn } from './startTestStandIn';

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startTestStandIn();
});
afterAll(() => standIn.stop());

const attachment = (name: string, type: string, text: string) =>
  `<attachment name="${name}" type="${type}" complete="yes">\n${text}\n</attachment>`;

async function ask(content: string | ChatCompletionContentPart[], language = 'en') {
  const { choices } = await standIn.client.chat.completions.create({
    model: 'small',
    messages: [
      { role: 'system', content: `language: ${language}` },
      { role: 'user', content },
    ],
    tools: botTools,
  });
  return choices[0]?.message;
}

test.each(languages)('a file is named and its first words are quoted, in %s', async (language) => {
  const answer = await ask(attachment('report.pdf', 'pdf', '12345 67890'), language);
  expect(answer?.content).toContain('report.pdf');
  expect(answer?.content).toContain('12345 67890');
});

test('what was read of a file is told to the control API', async () => {
  const text = 'A long report. '.repeat(40);
  await ask(`Please read\n${attachment('a &quot;b&quot; &amp; c.pdf', 'pdf', text)}`);
  expect(await standIn.lastRequest()).toMatchObject({
    files: [{ name: 'a "b" & c.pdf', type: 'pdf', words: text.slice(0, 200) }],
  });
});

test('words of a file are no wish', async () => {
  const answer = await ask(attachment('letter.txt', 'text', 'forget me'));
  expect(answer?.tool_calls).toBeUndefined();
});

test('a recording is answered as if its words had been typed', async () => {
  const hello = await ask(attachment('voice.m4a', 'recording', 'Hello'));
  expect(hello?.content).toBe('Hello! How are you? What can I help you with today?');
  expect(await standIn.lastRequest()).toMatchObject({
    files: [{ name: 'voice.m4a', type: 'recording', words: 'Hello' }],
  });
  const wish = await ask(attachment('voice.m4a', 'recording', '日本語で話して'));
  expect(wish?.tool_calls?.[0]).toMatchObject({ function: { name: 'set_preferences' } });
});

test('several pictures and files of one message are all answered', async () => {
  const picture = async (width: number) => {
    const create = { width, height: 10, channels: 3, background: 'red' } as const;
    const bytes = await sharp({ create }).png().toBuffer();
    const url = `data:image/png;base64,${bytes.toString('base64')}`;
    return { type: 'image_url', image_url: { url } } as const;
  };
  const answer = await ask([
    { type: 'text', text: attachment('one.txt', 'text', 'First') },
    { type: 'text', text: attachment('two.txt', 'text', 'Second') },
    { type: 'text', text: attachment('voice.m4a', 'recording', 'Thank you') },
    await picture(21),
    await picture(34),
  ]);
  expect(answer?.content?.split('\n')).toEqual([
    'I looked at your picture (21 x 10, 34 x 10). It is lovely.',
    'I read “one.txt”. It begins: “First”.',
    'I read “two.txt”. It begins: “Second”.',
    'You are welcome. Write whenever you like.',
  ]);
});

test('a file of an earlier message is remembered by its name', async () => {
  const { choices } = await standIn.client.chat.completions.create({
    model: 'small',
    messages: [
      { role: 'user', content: attachment('one.txt', 'text', 'First') },
      { role: 'assistant', content: 'I read it.' },
      { role: 'user', content: 'What did I just say?' },
    ],
  });
  expect(choices[0]?.message.content).toBe('A moment ago you said “one.txt”.');
});
