import { distance } from 'fastest-levenshtein';

/** A variable that nothing reads, and the one that was probably meant. */
export interface MisspeltVariable {
  readonly name: string;
  readonly known: string;
}

/** A letter too many, one too few, or two that changed places. */
const maxDistance = 2;
/** Shorter names are like too many others. */
const minLength = 8;

/**
 * Finds variables that are set and not known, but are like a known one: `AZURE_OPENAI_ENDPOINT`, `LINE_ACCESS_TOKEN`.
 * Values are not looked at, beyond whether there is one.
 */
export function misspeltVariables(
  source: Readonly<Record<string, string | undefined>>,
  knownNames: readonly string[],
): MisspeltVariable[] {
  const unknown = Object.keys(source).filter(
    (name) => source[name] && name.length >= minLength && !knownNames.includes(name),
  );
  return unknown.flatMap((name) => {
    const known = nearest(name, knownNames);
    return known === undefined ? [] : [{ name, known }];
  });
}

function nearest(name: string, knownNames: readonly string[]): string | undefined {
  const likes = knownNames
    .map((known) => ({ known, far: distance(name.toUpperCase(), known.toUpperCase()) }))
    .filter(({ known, far }) => far <= maxDistance || differsByAWord(name, known))
    .sort((a, b) => a.far - b.far);
  return likes[0]?.known;
}

/** `LINE_ACCESS_TOKEN` for `LINE_CHANNEL_ACCESS_TOKEN`: the same beginning, and one word is missing or too many. */
function differsByAWord(name: string, known: string): boolean {
  const [fewer = [], more = []] = [name, known]
    .map((one) => one.toUpperCase().split('_'))
    .sort((a, b) => a.length - b.length);
  if (fewer.length < 3 || more.length !== fewer.length + 1 || fewer[0] !== more[0]) return false;
  return more.some((_, index) => more.toSpliced(index, 1).join('_') === fewer.join('_'));
}
