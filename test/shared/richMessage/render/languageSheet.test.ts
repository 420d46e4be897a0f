import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { languageCards } from '../../../../local/render/languageCards';
import { startRenderer } from '../../../../local/render/startRenderer';
import { hashDistance, imageHash } from '../../../builders/imageHash';

/**
 * Pictures in all languages look as they did when somebody looked at them: docs/languages.png is what was looked at. After a
 * change that is meant: `npm run contact-sheet`, look, and run this test with UPDATE_HASHES=1.
 */
const goldenFile = join(__dirname, 'languageSheet.golden.json');
const { renderer } = startRenderer();
afterAll(() => renderer.close());

/** Whole, and the upper and the lower half of the middle, where the words are. */
const parts = [
  { left: 0, top: 0, width: 1040, height: 1040 },
  { left: 170, top: 60, width: 700, height: 440 },
  { left: 60, top: 560, width: 920, height: 420 },
];

test('every language looks as it did in every layout, and no word is left out', async () => {
  const hashes: Record<string, string[]> = {};
  for (const message of languageCards()) {
    const { images, texts } = await renderer.render(message);
    expect(texts.filter(({ cut }) => cut)).toEqual([]);
    const own = parts.map(async (part) => {
      const cropped = await sharp(images[1040]).extract(part).toBuffer();
      return (await imageHash(sharp(cropped), 12)).toString(16);
    });
    hashes[`${message.language} ${message.layout}`] = await Promise.all(own);
  }
  if (process.env.UPDATE_HASHES === '1') {
    writeFileSync(goldenFile, `${JSON.stringify(hashes, null, 2)}\n`);
  }
  const golden = JSON.parse(readFileSync(goldenFile, 'utf8')) as Record<string, string[]>;
  expect(Object.keys(hashes)).toEqual(Object.keys(golden));
  const changed = Object.entries(hashes).filter(([name, own]) =>
    own.some((hash, index) => {
      const before = BigInt(`0x${golden[name]?.[index] ?? '0'}`);
      return hashDistance(BigInt(`0x${hash}`), before) > 11;
    }),
  );
  expect(changed.map(([name]) => name)).toEqual([]);
});

test('the hashes tell one text from another', async () => {
  const [first, second] = languageCards().filter(({ layout }) => layout === 'A');
  if (first === undefined || second === undefined) throw new Error('expected two cards');
  const hashOf = async (message: typeof first) => {
    const { images } = await renderer.render(message);
    const words = { left: 170, top: 60, width: 700, height: 440 };
    return imageHash(sharp(await sharp(images[1040]).extract(words).toBuffer()), 12);
  };
  const other = { ...first, cells: second.cells, language: second.language };
  expect(hashDistance(await hashOf(first), await hashOf(other))).toBeGreaterThan(11);
});
