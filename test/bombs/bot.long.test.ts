import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEmulatorClient, type EmulatorClient } from '../../local/demo/emulatorClient';
import { type Local, startLocal } from '../../local/start/startLocal';
import { aPdf } from '../../local/demo/sampleFiles';
import { type Bomb, bombs } from './corpus';
import { growthDuring } from './treeMemory';

/*
 * Bombs against the whole bot, from the webhook to the answer: whoever sends one is answered, and nobody else waits. An
 * answer that takes longer than the limit fails the wait for it.
 */
const answerWithinMs = 20_000;
const megabyte = 1024 * 1024;
/** The host and the processes that read; storage, LINE and the model's stand-in run in this tree, too. */
const maxGrowth = 1800 * megabyte;

let local: Local;
let emulator: EmulatorClient;
beforeAll(async () => {
  local = await startLocal({ anyPorts: true });
  emulator = createEmulatorClient(local.lineUrl);
}, 60_000);
afterAll(() => local.stop());

const newUser = () => emulator.addUser({ language: 'en', sendFollow: false });

async function answersOf(userId: string): Promise<string[]> {
  const entries = await emulator.transcript(userId);
  return entries.filter(({ from }) => from === 'bot').map(({ message }) => String(message.text));
}

/** The answer to what `send` sends. */
async function answerTo(userId: string, send: () => Promise<unknown>): Promise<string> {
  const before = (await answersOf(userId)).length;
  await send();
  const giveUpAt = Date.now() + answerWithinMs;
  while (Date.now() < giveUpAt) {
    const answers = await answersOf(userId);
    if (answers.length > before) return answers.at(-1) ?? '';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No answer within ${answerWithinMs} ms`);
}

function say(userId: string, text: string): Promise<string> {
  const message = { type: 'text', text };
  return answerTo(userId, () => emulator.send(userId, { type: 'message', message }));
}

async function sendFile(
  userId: string,
  bytes: Buffer,
  { as, fileName }: Pick<Bomb, 'as' | 'fileName'>,
) {
  const content = { bytes, contentType: 'application/octet-stream', fileName };
  const id = await emulator.upload(userId, content);
  const media = { contentProvider: { type: 'line' } };
  const file = { fileName, fileSize: bytes.byteLength };
  const message = { id, type: as, ...(as === 'file' ? file : media) };
  return answerTo(userId, () => emulator.send(userId, { type: 'message', message }));
}

const names = [
  'a page packed three times',
  'a page of millions of words',
  'a document of zeros',
  'a JPEG of 190 passes',
  'millions of empty strings',
  'a text in no encoding',
];
const worst = bombs.filter(({ name }) => names.includes(name));

test('others are answered while bombs are read, one after the other', async () => {
  const [attacker, other] = await Promise.all([newUser(), newUser()]);
  await say(other, 'Good evening, how are you?');
  for (const bomb of worst) {
    const bytes = await bomb.make();
    const [answer, words] = await Promise.all([
      sendFile(attacker, bytes, bomb),
      say(other, `I think about ${bomb.fileName}`),
    ]);
    expect(answer).not.toBe('');
    expect(words).not.toBe('');
  }
}, 180_000);

test('others are answered while bombs are read, several at once', async () => {
  const attackers = await Promise.all(worst.map(newUser));
  const [other, reader] = await Promise.all([newUser(), newUser()]);
  const made = await Promise.all(worst.map(async ({ make }) => make()));
  const { result, grew } = await growthDuring(() =>
    Promise.all([
      ...worst.map((bomb, index) =>
        sendFile(attackers[index] ?? '', made[index] ?? Buffer.alloc(0), bomb),
      ),
      say(other, 'What shall I cook?'),
      sendFile(reader, aPdf(['Visitors grew in May']), { as: 'file', fileName: 'a.pdf' }),
    ]),
  );
  for (const answer of result) expect(answer).not.toBe('');
  expect(grew).toBeLessThan(maxGrowth);
  // The same processes go on.
  expect(await say(other, 'And for dessert?')).not.toBe('');
}, 120_000);
