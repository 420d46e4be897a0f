/** Strings are matched first, so that what looks like a comment inside one stays. */
const STRING_OR_COMMENT = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * JSON as the Functions tools read it: comments and a byte order mark are allowed.
 * @throws SyntaxError
 */
export function parseJsonWithComments(text: string): unknown {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(STRING_OR_COMMENT, (found) => (found.startsWith('"') ? found : ' '));
  return JSON.parse(bare);
}
