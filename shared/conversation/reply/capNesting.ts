/** Quotes within quotes and lists within lists; what is nested deeper stands at this depth. */
const maxDepth = 8;
/** Spaces before a line: each level of a list needs two or more. */
const maxIndent = 40;
const blank = /[ \t]/;

/** Markdown of no great depth: a parser calls itself for each level, until its stack is full. */
export function capNesting(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => capLine(line))
    .join('\n');
}

function capLine(line: string): string {
  const indent = blanksFrom(line, 0);
  const kept = indent > maxIndent ? line.slice(indent - maxIndent) : line;
  let at = blanksFrom(kept, 0);
  for (let depth = 0; ; depth += 1) {
    const next = markEnd(kept, at);
    if (next === undefined) return kept;
    if (depth === maxDepth) return kept.slice(0, at) + withoutMarks(kept, at);
    at = next;
  }
}

/** The text behind all further marks. */
function withoutMarks(line: string, from: number): string {
  let at = from;
  for (let next = markEnd(line, at); next !== undefined; next = markEnd(line, at)) at = next;
  return line.slice(at);
}

/** Where the mark of a quote or of a list ends, with the blanks behind it; undefined where there is none. */
function markEnd(line: string, at: number): number | undefined {
  const mark = /^(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/.exec(line.slice(at, at + 12));
  return mark === null ? undefined : blanksFrom(line, at + mark[0].length);
}

function blanksFrom(line: string, at: number): number {
  let end = at;
  while (blank.test(line.charAt(end))) end += 1;
  return end;
}
