/** What stands between quotation marks of any kind. An apostrophe opens none. */
const quoted = /[「『](?<words>[^」』]+)[」』]|["“”„«](?<more>[^"“”«»]+)["“”»]/u;

/** What comes after "that says" and its like, up to the end of the line. */
const afterSaying = [
  /\b(?:that|which) (?:says|reads)\s*:?\s*(?<words>.+)/iu,
  /\b(?:saying|with the (?:words|text|title))\s*:?\s*(?<words>.+)/iu,
  /(?:ที่เขียนว่า|เขียนว่า|ที่มีคำว่า|ข้อความว่า)\s*(?<words>.+)/u,
  /(?:寫著|寫上|上面寫|写着|写上|上面写)[:：]?\s*(?<words>.+)/u,
  /(?:có (?:dòng )?chữ|ghi(?: là)?)\s*:?\s*(?<words>.+)/iu,
  /\b(?:bertuliskan|yang bertulisan|dengan tulisan)\s*:?\s*(?<words>.+)/iu,
  /\bque diga\s*:?\s*(?<words>.+)/iu,
  /\b(?:qui dit|où (?:il )?est écrit|avec (?:le texte|les mots))\s*:?\s*(?<words>.+)/iu,
  /\b(?:auf der steht|mit dem text|mit der aufschrift)\s*:?\s*(?<words>.+)/iu,
];
/** Japanese and Korean say it behind the words. */
const beforeSaying = [
  /^(?<words>.+?)と(?:書いた|書かれた|いう|書いて)/u,
  /^(?<words>.+?)(?:이라고|라고)\s*(?:쓴|쓰인|적힌|적은|써)/u,
];

/** What a title has room for. */
const maxTitle = 40;

export interface CardWords {
  readonly title: string;
  readonly body: string;
  readonly altText: string;
}

/** The very words that a card shall say; undefined when none are named. */
export function wordsOfCard(wish: string): CardWords | undefined {
  const found = [quoted, ...afterSaying, ...beforeSaying]
    .map((pattern) => pattern.exec(wish)?.groups)
    .find((groups) => groups !== undefined);
  const words = (found?.words ?? found?.more ?? '').replace(/\s+/g, ' ').trim();
  if (words === '') return undefined;
  return { ...titleAndBody(words), altText: words.slice(0, 400) };
}

/** A card needs a body as well: the rest of long words, else a sparkle, which claims nothing. */
function titleAndBody(words: string): { title: string; body: string } {
  const graphemes = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
  if (graphemes.length <= maxTitle) return { title: words, body: '✨' };
  const start = graphemes.slice(0, maxTitle).join('');
  const space = start.lastIndexOf(' ');
  const title = space > 0 ? start.slice(0, space) : start;
  return { title, body: words.slice(title.length).trim().slice(0, 200) };
}
