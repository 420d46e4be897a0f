/** Two characters a token are fewer than any text has. */
const charactersPerToken = 2;

/** A text that may have so many tokens. */
export function limitText(text: string, maxTokens: number | null | undefined) {
  const characters = [...text];
  const maxCharacters = (maxTokens ?? Number.POSITIVE_INFINITY) * charactersPerToken;
  if (characters.length <= maxCharacters) return { text, isCut: false };
  return { text: characters.slice(0, maxCharacters).join(''), isCut: true };
}

const pieceLength = 6;

/** A text as the pieces of a stream. */
export function piecesOf(text: string): string[] {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / pieceLength) }, (_, index) =>
    characters.slice(index * pieceLength, (index + 1) * pieceLength).join(''),
  );
}
