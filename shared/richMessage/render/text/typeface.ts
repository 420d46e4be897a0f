import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as hb from 'harfbuzzjs';
import type { Language } from '../../../content/languages';
import { LRUCache } from 'lru-cache';
import { once } from '../../../once';
import { type Outline, packOutline } from './outline';

export type Weight = 'Regular' | 'Bold';

export interface ShapedGlyph {
  readonly typeface: Typeface;
  readonly glyph: number;
  /** Where in the text (UTF-16) its cluster begins. */
  readonly cluster: number;
  /** In thousandths of the font size. */
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export interface Typeface {
  readonly name: string;
  readonly isEmoji: boolean;
  readonly unitsPerEm: number;
  readonly font: hb.Font;
  has(codePoint: number): boolean;
  outline(glyph: number): Outline;
  shape(text: string, language: Language): ShapedGlyph[];
}

/** The looks that a brand can choose between; a language without rounded letters keeps its others. */
export const typefaceStyles = ['sans', 'rounded'] as const;
export type TypefaceStyle = (typeof typefaceStyles)[number];

/** Loads each font once, when a text first needs it. */
export interface Typefaces {
  /** The same fonts, those of a style before the others. */
  styled(style: TypefaceStyle): Typefaces;
  /** The fonts to try for a language, in this order. */
  chain(language: Language, weight: Weight): readonly (() => Promise<Typeface>)[];
  emoji(): Promise<Typeface>;
}

/** Bytes of outlines that all fonts keep together. */
const maxOutlineBytes = 16 * 1024 * 1024;

const families: Record<string, readonly string[]> = {
  ja: ['JP', 'Latin', 'TC', 'SC', 'KR', 'Thai'],
  'zh-TW': ['TC', 'Latin', 'JP', 'SC', 'KR', 'Thai'],
  'zh-CN': ['SC', 'Latin', 'TC', 'JP', 'KR', 'Thai'],
  ko: ['KR', 'Latin', 'JP', 'TC', 'SC', 'Thai'],
  th: ['Thai', 'Latin', 'JP', 'TC', 'SC', 'KR'],
};
const latinFirst = ['Latin', 'Thai', 'JP', 'TC', 'SC', 'KR'];
const rounded: readonly string[] = ['JP', 'Latin', 'KR', 'Thai'];

/** Files as `scripts/fonts.mjs` names them: `Latin-Bold.ttf`, `Emoji-Regular.ttf`. */
export function createTypefaces(directory: string): Typefaces {
  const loaders = new Map<string, () => Promise<Typeface>>();
  const outlines = new LRUCache<string, Outline>({
    maxSize: maxOutlineBytes,
    sizeCalculation: ({ byteLength }) => byteLength + 100,
  });
  const loader = (name: string): (() => Promise<Typeface>) => {
    const known = loaders.get(name) ?? once(() => loadTypeface(directory, name, outlines));
    loaders.set(name, known);
    return known;
  };
  const familiesOf = (language: Language, style: TypefaceStyle): readonly string[] => {
    const usual = families[language] ?? latinFirst;
    if (style === 'sans') return usual;
    // Chinese has no rounded letters here; Japanese ones in the middle of its words would look like mistakes.
    const own = rounded.filter((family) => family !== 'JP' || usual[0] === 'JP');
    const first = usual.filter((family) => own.includes(family)).map((name) => `${name}Rounded`);
    return [...first, ...usual];
  };
  const styled = (style: TypefaceStyle): Typefaces => ({
    styled,
    chain: (language, weight) =>
      familiesOf(language, style).map((family) => loader(`${family}-${weight}`)),
    emoji: loader('Emoji-Regular'),
  });
  return styled('sans');
}

async function loadTypeface(
  directory: string,
  name: string,
  outlines: LRUCache<string, Outline>,
): Promise<Typeface> {
  const bytes = await readFile(join(directory, `${name}.ttf`));
  const face = new hb.Face(new hb.Blob(bytes));
  const font = new hb.Font(face);
  const covered = bitsOf(face.collectUnicodes());
  const scale = 1000 / face.upem;
  const typeface: Typeface = {
    name,
    isEmoji: name.startsWith('Emoji'),
    unitsPerEm: face.upem,
    font,
    has: (codePoint) => ((covered[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0,
    outline(glyph) {
      const key = `${name}:${glyph}`;
      const known = outlines.get(key);
      if (known) return known;
      const outline = packOutline(font.glyphToJson(glyph));
      outlines.set(key, outline);
      return outline;
    },
    shape(text, language) {
      const buffer = new hb.Buffer();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      buffer.setLanguage(language);
      hb.shape(font, buffer);
      const positions = buffer.getGlyphPositions();
      return buffer.getGlyphInfos().map(({ codepoint, cluster }, index) => ({
        typeface,
        glyph: codepoint,
        cluster,
        advance: (positions[index]?.xAdvance ?? 0) * scale,
        xOffset: (positions[index]?.xOffset ?? 0) * scale,
        yOffset: (positions[index]?.yOffset ?? 0) * scale,
      }));
    },
  };
  return typeface;
}

/** A bit for each code point: a set of the thirty thousand that a font has would take megabytes. */
function bitsOf(codePoints: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(0x110000 / 8);
  for (const codePoint of codePoints) {
    bits[codePoint >> 3] = (bits[codePoint >> 3] ?? 0) | (1 << (codePoint & 7));
  }
  return bits;
}
