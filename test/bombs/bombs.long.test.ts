import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AttachmentReader, AttachmentReading } from '../../shared/attachment/attachmentReader';
import { createAttachmentReader } from '../../shared/attachment/createAttachmentReader';
import { aPdf } from '../../local/demo/sampleFiles';
import { type Bomb, bombs } from './corpus';
import { growthDuring } from './treeMemory';

/*
 * Files that were made to take a bot down, against the reader as it is deployed. An instance has 2 GB, of which the bot
 * itself needs less than one.
 */
const workerFile = join(__dirname, '..', '..', 'dist', 'functions', 'attachmentWorker.mjs');
const megabyte = 1024 * 1024;
const oneAtOnce = 750 * megabyte;
const manyAtOnce = 1300 * megabyte;

let reader: AttachmentReader;
beforeAll(() => {
  reader = createAttachmentReader({ workerFile });
});
afterAll(() => reader.close());

const outcomeOf = (reading: AttachmentReading) =>
  reading.kind === 'unreadable' ? reading.reason : reading.kind;

/** Somebody else, who sends an ordinary file, and sends it again when asked to. */
async function somebodyElse(): Promise<string> {
  const send = () =>
    reader.read({ bytes: aPdf(['A page']), as: 'file', fileName: 'a.pdf' }).then(outcomeOf);
  const first = await send();
  return first === 'busy' ? send() : first;
}

const read = async (bomb: Bomb, bytes: Buffer) =>
  outcomeOf(await reader.read({ bytes, as: bomb.as, fileName: bomb.fileName, language: 'ja' }));

describe('one after the other', () => {
  test.each(bombs)('$fileName $name', async (bomb) => {
    const bytes = await bomb.make();
    expect(bytes.byteLength).toBeLessThan(20 * megabyte);
    const { result, grew } = await growthDuring(() =>
      Promise.all([read(bomb, bytes), somebodyElse()]),
    );
    const [outcome, other] = result;
    expect(bomb.outcomes).toContain(outcome);
    expect(other).toBe('text');
    expect(grew).toBeLessThan(oneAtOnce);
  });
});

test('the worst of them at once', async () => {
  const worst = bombs.filter(({ outcomes }) => outcomes.includes('tooComplex')).slice(0, 8);
  const made = await Promise.all(worst.map(async (bomb) => ({ bomb, bytes: await bomb.make() })));
  const { result, grew } = await growthDuring(() =>
    Promise.all([...made.map(({ bomb, bytes }) => read(bomb, bytes)), somebodyElse()]),
  );
  const other = result.pop();
  expect(other).toBe('text');
  result.forEach((outcome, index) => {
    expect([...(made[index]?.bomb.outcomes ?? []), 'busy']).toContain(outcome);
  });
  expect(grew).toBeLessThan(manyAtOnce);
});
