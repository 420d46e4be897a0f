import type { Language } from '../../../content/languages';
import { RenderError } from '../../../errors';
import { isEmojiGrapheme } from './emoji';
import type { ShapedGlyph, Typeface, Typefaces, Weight } from './typeface';

/** A stretch of text that one font draws. */
interface Run {
  readonly typeface: Typeface;
  readonly text: string;
  readonly start: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Drawn by nothing: they only change how their neighbours look. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zs}]$/u;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Shapes a text, each grapheme with the first font of the language's chain that has all of it.
 * @throws RenderError `render.missingGlyphs` naming what no font has; `render.unsupportedScript` for right-to-left scripts
 */
export async function shapeText(
  text: string,
  language: Language,
  weight: Weight,
  typefaces: Typefaces,
): Promise<ShapedGlyph[]> {
  const foreign = rightToLeft.exec(text);
  if (foreign) {
    throw new RenderError(
      'render.unsupportedScript',
      `Right-to-left scripts cannot be drawn (${describe(foreign[0])})`,
    );
  }
  const runs = await splitRuns(text, language, weight, typefaces);
  return runs.flatMap(({ typeface, text: part, start }) =>
    typeface.shape(part, language).map((glyph) => ({ ...glyph, cluster: glyph.cluster + start })),
  );
}

async function splitRuns(
  text: string,
  language: Language,
  weight: Weight,
  typefaces: Typefaces,
): Promise<Run[]> {
  const chain = typefaces.chain(language, weight);
  const missing = new Set<string>();
  const runs: { typeface: Typeface; text: string; start: number }[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const typeface = await chooseTypeface(segment, chain, typefaces);
    if (typeface === undefined) {
      missing.add(segment);
      continue;
    }
    const last = runs.at(-1);
    if (last?.typeface === typeface) last.text += segment;
    else runs.push({ typeface, text: segment, start: index });
  }
  if (missing.size > 0) {
    const list = [...missing].map(describe).join(', ');
    throw new RenderError('render.missingGlyphs', `No font has these characters: ${list}`);
  }
  return runs;
}

async function chooseTypeface(
  grapheme: string,
  chain: readonly (() => Promise<Typeface>)[],
  typefaces: Typefaces,
): Promise<Typeface | undefined> {
  const needed = [...grapheme].filter((character) => !invisible.test(character));
  const hasAll = (typeface: Typeface) =>
    needed.every((character) => typeface.has(character.codePointAt(0) ?? 0));
  if (isEmojiGrapheme(grapheme)) {
    const emoji = await typefaces.emoji();
    if (hasAll(emoji)) return emoji;
  }
  for (const load of chain) {
    const typeface = await load();
    if (hasAll(typeface)) return typeface;
  }
  return undefined;
}

function describe(grapheme: string): string {
  const points = [...grapheme].map(
    (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `${grapheme} ${points.join(' ')}`;
}
