import { type Language, languages } from '../shared/content/languages';
import { copyCategories } from '../shared/content/copyFile';
import { type CuratedCopy, loadCuratedCopy } from '../shared/content/curatedCopy';
import { cellCount } from '../shared/richMessage/layout';
import { layoutNames, type RichMessage } from '../shared/richMessage/richMessage';
import { loadTemplates } from '../shared/richMessage/templates/templates';
import { createNumbers } from './benchNumbers';

type NextMessage = () => RichMessage;

/** Pictures of one cell in four languages, never the same words twice: nothing comes from a cache of pictures. */
export async function createMessages(assetsDirectory: string): Promise<NextMessage> {
  const { copy, templates } = await readAssets(assetsDirectory);
  const spoken: Language[] = ['ja', 'th', 'zh-TW', 'en'];
  let count = 0;
  return () => {
    count += 1;
    const language = at(spoken, count);
    const category = at(copyCategories, count);
    const { title, body, altText } = copy.pick({ language, category, seed: String(count) });
    return {
      template: at(templates, count),
      language,
      layout: 'A',
      heightPx: 1040,
      altText,
      cells: [{ text: { title, body: `${body} ${count}`, footer: '@yourbrand' } }],
    };
  };
}

/**
 * Every language, layout, template and style of letters, icons, and now and then another height; in the languages of many
 * characters each text has some of their common ones by chance, so that what keeps glyphs becomes as full as it ever will.
 */
export async function createVariedMessages(assetsDirectory: string): Promise<NextMessage> {
  const { copy, templates } = await readAssets(assetsDirectory);
  const next = createNumbers(20_260_101);
  const heights = [700, 1560];
  const icons = ['', 'calendar', 'cup', '🌸', '🎉', '🚀', '🐳', '🍜'];
  const pick = <T>(values: readonly T[]): T => at(values, Math.floor(next() * values.length));
  let count = 0;

  function words(language: Language): { title: string; body: string } {
    const characters = commonCharacters[language];
    const some = Array.from({ length: characters === undefined ? 0 : 10 }, () =>
      pick(characters ?? []),
    ).join('');
    const category = pick(copyCategories);
    const { title, body } = copy.pick({ language, category, seed: String(next()) });
    return { title: `${title}${some.slice(0, 2)}`, body: `${body} ${some} ${count}` };
  }

  return () => {
    count += 1;
    const language = at(languages, count);
    const layout = next() < 0.5 ? 'A' : pick(layoutNames);
    return {
      template: pick(templates),
      language,
      layout,
      heightPx: next() < 0.9 ? 1040 : pick(heights),
      altText: 'bench',
      ...(count % 3 === 0
        ? { brand: { name: '@yourbrand', logoPlace: 'topRight', typeface: 'rounded' } }
        : {}),
      cells: Array.from({ length: cellCount(layout) }, () => {
        const icon = pick(icons);
        return { text: words(language), ...(icon === '' ? {} : { icon }) };
      }),
    };
  };
}

async function readAssets(
  assetsDirectory: string,
): Promise<{ copy: CuratedCopy; templates: readonly string[] }> {
  const copy = await loadCuratedCopy(assetsDirectory, { report: () => undefined });
  return { copy, templates: [...(await loadTemplates(assetsDirectory)).keys()] };
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('There is nothing to choose from');
  return value;
}

/** The characters in common use, as the national standards list them in their first level. */
const commonCharacters: Partial<Record<Language, readonly string[]>> = {
  ja: decodeRows('euc-jp', [0xb0, 0xcf], [0xa1, 0xfe]),
  'zh-CN': decodeRows('gbk', [0xb0, 0xd7], [0xa1, 0xf9]),
  'zh-TW': decodeRows('big5', [0xa4, 0xc5], [0xa1, 0xfe]),
  ko: decodeRows('euc-kr', [0xb0, 0xc8], [0xa1, 0xfe]),
};

function decodeRows(
  encoding: string,
  [firstRow, lastRow]: readonly [number, number],
  [firstCell, lastCell]: readonly [number, number],
): string[] {
  const decoder = new TextDecoder(encoding);
  const characters: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let cell = firstCell; cell <= lastCell; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^[\p{Script=Han}\p{Script=Hangul}]$/u.test(character)) characters.push(character);
    }
  }
  return characters;
}
