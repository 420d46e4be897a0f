import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeAtLocation, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { checkCopy } from '../../shared/content/checkCopy';
import { CopyFile, copyCategories, type TimedCopy } from '../../shared/content/copyFile';
import { type Language, languages } from '../../shared/content/languages';

type Path = (string | number)[];

/**
 * What is wrong with the files of curated copy in a folder, each as `FOLDER/ja.json:12: what`; none when the bot can be
 * built with them.
 */
export function checkCopyFiles(folder: string): string[] {
  return languages.flatMap((language) => {
    const file = join(folder, `${language}.json`);
    if (!existsSync(file)) return [`${file}: is missing`];
    const text = readFileSync(file, 'utf8');
    return problemsOf(text, language).map(({ offset, what }) => {
      const line = text.slice(0, offset).split('\n').length;
      return `${file}:${line}: ${what}`;
    });
  });
}

function problemsOf(text: string, language: Language): { offset: number; what: string }[] {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [broken] = errors;
  // What follows the first of them is only its consequence.
  if (broken !== undefined) {
    return [{ offset: broken.offset, what: `is no JSON (${printParseErrorCode(broken.error)})` }];
  }
  const at = (path: Path, what: string) => ({ offset: offsetOf(tree, path), what });
  const read = CopyFile.safeParse(JSON.parse(text));
  if (!read.success) {
    return read.error.issues.map(({ path, message }) =>
      at(path as Path, `${path.join('.')} ${message}`.trim()),
    );
  }
  return cardsOf(read.data).flatMap(({ path, card }) => {
    const { title, body, altText = `${title} — ${body}`, cta = read.data.thanks } = card;
    const brief = { about: '', facts: '', bannedWords: [] };
    const problems = checkCopy({ title, body, altText, cta }, language, brief);
    return problems.map((problem) => at(path, `"${title}" ${problem}`));
  });
}

/** Where a value stands, or the nearest one around it that is there. */
function offsetOf(tree: ReturnType<typeof parseTree>, path: Path): number {
  if (tree === undefined) return 0;
  const node = findNodeAtLocation(tree, path);
  return node?.offset ?? (path.length === 0 ? 0 : offsetOf(tree, path.slice(0, -1)));
}

function cardsOf(file: CopyFile): { path: Path; card: TimedCopy }[] {
  const ofCategories = copyCategories.flatMap((category) =>
    file[category].map((card, place) => ({ path: [category, place], card })),
  );
  const ofOccasions = Object.entries(file.occasions).flatMap(([name, occasion]) =>
    (occasion?.cards ?? []).map((card, place) => ({
      path: ['occasions', name, 'cards', place],
      card,
    })),
  );
  return [...ofCategories, ...ofOccasions];
}
