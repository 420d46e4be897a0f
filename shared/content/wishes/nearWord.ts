/** Shorter words have neighbours that mean something else. */
export const shortestMistyped = 6;

/** The word that differs from a mistyped one by one letter: another, one more, one less, or two that changed places. */
export function nearWord(mistyped: string, words: Iterable<string>): string | undefined {
  for (const word of words) {
    if (word[0] === mistyped[0] && isNear(mistyped, word)) return word;
  }
  return undefined;
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const rest = (text: string, from: number) => text.slice(same + from);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  if (rest(a, 1) === rest(b, 1)) return true;
  return a[same] === b[same + 1] && a[same + 1] === b[same] && rest(a, 2) === rest(b, 2);
}
