declare module 'hyphen' {
  /** Makes a function that marks where a word may be divided. */
  export default function createHyphenator(
    patterns: unknown,
    options: { readonly hyphenChar: string; readonly minWordLength: number; readonly async: false },
  ): (text: string) => string;
}
declare module 'hyphen/patterns/*' {
  const patterns: unknown;
  export default patterns;
}
