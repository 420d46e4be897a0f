import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OpenAI, toFile } from 'openai';
import { anM4a, anMp3, aWav } from './recordings';
import { startTestStandIn, type TestStandIn } from './startTestStandIn';

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startTestStandIn();
});
afterAll(() => standIn.stop());

const transcribe = async (bytes: Buffer, more: { language?: string; prompt?: string } = {}) =>
  standIn.client.audio.transcriptions.create({
    model: 'small',
    file: await toFile(bytes, 'voice.bin'),
    ...more,
  });

test.each([
  ['wav', aWav(3.2), 3.2],
  ['m4a', anM4a(61.5), 61.5],
  ['mp3', anMp3(100), 2.612],
])('a recording in %s is read, and its length is told', async (format, bytes, seconds) => {
  const { text, usage } = await transcribe(bytes);
  expect(text).toBe(`I listened to your recording (${Math.round(seconds * 10) / 10} seconds).`);
  expect(usage).toMatchObject({ type: 'tokens', output_tokens: expect.any(Number) });
  expect(await standIn.lastRequest()).toMatchObject({
    name: 'audio/transcriptions',
    body: { model: 'small', file: 'voice.bin' },
    recordings: [{ format, seconds, bytes: bytes.length }],
  });
});

test.each([
  ['ja', '音声を聞きました（2 秒）。'],
  ['th', 'ฟังเสียงแล้วค่ะ (2 วินาที)'],
  ['zh', '我聽過錄音了（2 秒）。'],
  ['de', 'Ich habe deine Aufnahme gehört (2 Sekunden).'],
])('in the language that is named: %s', async (language, text) => {
  expect((await transcribe(aWav(2), { language })).text).toBe(text);
});

test('in the language of the prompt when none is named', async () => {
  expect((await transcribe(aWav(2), { prompt: 'こんにちは' })).text).toMatch(/^音声/);
});

test('as JSON with its segments, or as plain text', async () => {
  const file = await toFile(aWav(2), 'voice.wav');
  const { create } = standIn.client.audio.transcriptions;
  const ask = create.bind(standIn.client.audio.transcriptions);
  const long = await ask({ model: 'small', file, language: 'ja', response_format: 'verbose_json' });
  expect(long).toMatchObject({ language: 'japanese', duration: 2, segments: [{ end: 2 }] });
  const text = await ask({ model: 'small', file, response_format: 'text' });
  expect(text).toBe('I listened to your recording (2 seconds).\n');
});

describe('refused with 400', () => {
  test.each([
    ['what is no recording', Buffer.from('Hello')],
    ['a WAV file that ends in its middle', aWav(1).subarray(0, 900)],
    ['an M4A file that ends in its middle', anM4a(1).subarray(0, -10)],
    ['an M4A file without its head', anM4a(1).subarray(0, 28)],
    ['an MP3 file that ends in its middle', anMp3(3).subarray(0, -10)],
    ['one that is too short', aWav(0.05)],
  ])('%s', async (_, bytes) => {
    await expect(transcribe(bytes)).rejects.toMatchObject({ status: 400, param: 'file' });
  });

  test('a format of the answer that there is not', async () => {
    const file = await toFile(aWav(1), 'voice.wav');
    await expect(
      standIn.client.audio.transcriptions.create({ model: 'small', file, response_format: 'srt' }),
    ).rejects.toMatchObject({ status: 400 });
  });
});

test('a model that is not there is answered with 404', async () => {
  const file = await toFile(aWav(1), 'voice.wav');
  await expect(
    standIn.client.audio.transcriptions.create({ model: 'large', file }),
  ).rejects.toMatchObject({ status: 404 });
});

test('faults apply', async () => {
  await standIn.control('POST', 'faults', { kind: 'status', status: 429, retryAfter: 3 });
  await expect(transcribe(aWav(1))).rejects.toBeInstanceOf(OpenAI.RateLimitError);
});
