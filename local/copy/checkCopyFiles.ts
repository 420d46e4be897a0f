import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeAtLocation, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { ZodSafeParseResult } from 'zod';
import { checkCopy } from '../../shared/content/checkCopy';
import { CopyFile, copyCategories, type TimedCopy } from '../../shared/content/copyFile';
import { type Language, languages } from '../../shared/content/languages';
import { Helplines } from '../../shared/conversation/care/helplines';

type Path = (string | number)[];

/**
 * What is wrong with the files of curated copy in a folder and with the file of helplines, each as `FOLDER/ja.json:12: what`;
 * none when the bot can be built with them.
 */
export function checkCopyFiles(folder: string, helplines?: string): string[] {
  const ofHelplines = helplines === undefined ? [] : problemsOfFile(helplines, helplineProblems);
  const ofCopy = languages.flatMap((language) =>
    problemsOfFile(join(folder, `${language}.json`), (text, tree) =>
      copyProblems(text, tree, language),
    ),
  );
  return [...ofCopy, ...ofHelplines];
}

type Tree = ReturnType<typeof parseTree>;
interface Problem {
  readonly offset: number;
  readonly what: string;
}

function problemsOfFile(file: string, check: (text: string, tree: Tree) => Problem[]): string[] {
  if (!existsSync(file)) return [`${file}: is missing`];
  const text = readFileSync(file, 'utf8');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [broken] = errors;
  // What follows the first of them is only its consequence.
  const problems =
    broken === undefined
      ? check(text, tree)
      : [{ offset: broken.offset, what: `is no JSON (${printParseErrorCode(broken.error)})` }];
  return problems.map(({ offset, what }) => {
    const line = text.slice(0, offset).split('\n').length;
    return `${file}:${line}: ${what}`;
  });
}

function helplineProblems(text: string, tree: Tree): Problem[] {
  return schemaProblems(Helplines.safeParse(JSON.parse(text)), tree);
}

function schemaProblems(read: ZodSafeParseResult<unknown>, tree: Tree): Problem[] {
  const issues = read.error?.issues ?? [];
  return issues.map(({ path, message }) => ({
    offset: offsetOf(tree, path as Path),
    what: `${path.join('.')} ${message}`.trim(),
  }));
}

function copyProblems(text: string, tree: Tree, language: Language): Problem[] {
  const read = CopyFile.safeParse(JSON.parse(text));
  if (!read.success) return schemaProblems(read, tree);
  return cardsOf(read.data).flatMap(({ path, card }) => {
    const { title, body, altText = `${title} — ${body}`, cta = read.data.thanks } = card;
    const brief = { about: '', facts: '', bannedWords: [] };
    const problems = checkCopy({ title, body, altText, cta }, language, brief);
    return problems.map((problem) => ({
      offset: offsetOf(tree, path),
      what: `"${title}" ${problem}`,
    }));
  });
}

/** Where a value stands, or the nearest one around it that is there. */
function offsetOf(tree: Tree, path: Path): number {
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
