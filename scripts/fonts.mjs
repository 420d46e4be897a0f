/* The fonts that pictures are drawn with: copied from their packages, the emoji font without the table that is not used. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  'node_modules',
  '@expo-google-fonts',
);
const families = {
  Latin: ['noto-sans', 'NotoSans'],
  Thai: ['noto-sans-thai', 'NotoSansThai'],
  JP: ['noto-sans-jp', 'NotoSansJP'],
  TC: ['noto-sans-tc', 'NotoSansTC'],
  SC: ['noto-sans-sc', 'NotoSansSC'],
  KR: ['noto-sans-kr', 'NotoSansKR'],
};
const weights = { Regular: '400Regular', Bold: '700Bold' };
/** Fonts with round ends, for brands that choose them; Korean has one weight, Chinese none. */
const rounded = {
  LatinRounded: ['nunito', 'Nunito', weights],
  ThaiRounded: ['mitr', 'Mitr', { Regular: '400Regular', Bold: '600SemiBold' }],
  JPRounded: ['zen-maru-gothic', 'ZenMaruGothic', weights],
  KRRounded: ['jua', 'Jua', { Regular: '400Regular', Bold: '400Regular' }],
};

/** Puts the fonts into a folder unless they are there; they never change without a new version of the lockfile. */
export async function prepareFonts(target) {
  mkdirSync(target, { recursive: true });
  for (const [family, [folder, file, names = weights]] of Object.entries({
    ...families,
    ...rounded,
  })) {
    for (const [weight, name] of Object.entries(names)) {
      const to = join(target, `${family}-${weight}.ttf`);
      if (existsSync(to)) continue;
      copyFileSync(join(packages, folder, name, `${file}_${name}.ttf`), to);
    }
  }
  const emoji = join(target, 'Emoji-Regular.ttf');
  if (existsSync(emoji)) return;
  const source = join(packages, 'noto-color-emoji', '400Regular', 'NotoColorEmoji_400Regular.ttf');
  writeFileSync(emoji, withoutTable(readFileSync(source), 'SVG '));
}

/** A TrueType font without one of its tables. @see https://learn.microsoft.com/typography/opentype/spec/otff */
function withoutTable(font, name) {
  const count = font.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, index) => {
    const at = 12 + index * 16;
    return {
      tag: font.toString('latin1', at, at + 4),
      checksum: font.readUInt32BE(at + 4),
      offset: font.readUInt32BE(at + 8),
      length: font.readUInt32BE(at + 12),
    };
  }).filter(({ tag }) => tag !== name);
  const header = Buffer.alloc(12 + records.length * 16);
  font.copy(header, 0, 0, 4);
  const power = Math.floor(Math.log2(records.length));
  header.writeUInt16BE(records.length, 4);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(records.length * 16 - 2 ** power * 16, 10);
  const bodies = [];
  let offset = header.length;
  for (const [index, { tag, checksum, offset: from, length }] of records.entries()) {
    const at = 12 + index * 16;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(length, at + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    font.copy(padded, 0, from, from + length);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header, ...bodies]);
}
