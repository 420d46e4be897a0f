import { claims, money } from './copyClaims';
import type { CopyBrief } from './copyBrief';
import { type Copy, Copy as CopySchema } from './copy';
import type { Language } from './languages';
import { countGraphemes } from '../text/graphemes';

/** Changes whenever the checks do: words that have passed other checks are not given from the cache. */
export const checksVersion = 2;

/** What a picture has room for, in graphemes; Chinese, Japanese and Korean say more with fewer. */
const room = {
  dense: { title: 20, body: 90 },
  usual: { title: 40, body: 200 },
} as const;

const maxEmoji = 2;

type Brief = Pick<CopyBrief, 'about' | 'facts' | 'bannedWords'>;

/**
 * What is wrong with words in a language, as reasons that a model understands; none when they may be shown. Pure: the same
 * words and brief give the same reasons.
 */
export function checkCopy(copy: Copy, language: Language, brief: Brief): string[] {
  const shape = CopySchema.safeParse(copy);
  if (!shape.success) {
    return shape.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
  const { title, body, altText, cta } = copy;
  const { title: titleRoom, body: bodyRoom } = room[isDense(language) ? 'dense' : 'usual'];
  const all = [title, body, altText, cta].join('\n');
  const known = normal(`${brief.about}\n${brief.facts}`);
  return [
    ...tooLong('title', title, titleRoom),
    ...tooLong('body', body, bodyRoom),
    ...wrongLanguage(`${title}${body}`, language),
    ...bannedIn(all, brief.bannedWords),
    ...unknownIn('figure', numbersIn(all), new Set(numbersIn(known))),
    ...notInBrief('price', all, money, known),
    ...notInBrief('claim', all, claims[language], known),
    ...(/https?:|www\.|\.(?:com|net|org|jp|tw|th)\b/i.test(all) ? ['has an address'] : []),
    ...(/[*_`#]{2}|^#|\]\(/m.test(all) ? ['has Markdown'] : []),
    ...(/[\p{Cc}\u200e\u200f\u202a-\u202e]/u.test(all.replaceAll('\n', ''))
      ? ['has control characters']
      : []),
    ...(emojiIn(all) > maxEmoji * 2 ? [`has more than ${maxEmoji} emoji`] : []),
  ];
}

function isDense(language: Language): boolean {
  return ['ja', 'ko', 'zh-TW', 'zh-CN'].includes(language);
}

function tooLong(name: string, text: string, max: number): string[] {
  const length = countGraphemes(text);
  return length > max ? [`${name} has ${length} characters of ${max}`] : [];
}

/** Characters that only one way of writing Chinese has: enough of them that a sentence of the other shows. */
const simplified = /[们这说时会为对开关车书东长门问间见买卖爱让还没过样种点头话谁边给够]/u;
const traditional = /[們這說時會為對開關車書東長門問間見買賣愛讓還過樣種點頭話誰邊給夠]/u;

/** Whether words are in the script of their language; languages of Latin letters are taken for what they are asked to be. */
function wrongLanguage(text: string, language: Language): string[] {
  const has = (script: RegExp) => script.test(text);
  const kana = has(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  const isRight = (): boolean => {
    switch (language) {
      case 'ja':
        return kana;
      case 'th':
        return has(/\p{Script=Thai}/u);
      case 'ko':
        return has(/\p{Script=Hangul}/u);
      case 'zh-TW':
        return has(/\p{Script=Han}/u) && !kana && !has(simplified);
      case 'zh-CN':
        return has(/\p{Script=Han}/u) && !kana && !has(traditional);
      case 'en':
      case 'vi':
      case 'id':
      case 'es':
      case 'fr':
      case 'de':
        return (
          has(/\p{Script=Latin}/u) &&
          !has(/[\p{Script=Han}\p{Script=Thai}\p{Script=Hangul}]/u) &&
          !kana
        );
      default:
        return language satisfies never;
    }
  };
  return isRight() ? [] : [`is not written in ${language}`];
}

function bannedIn(text: string, words: readonly string[]): string[] {
  const said = normal(text);
  return words.filter((word) => said.includes(normal(word))).map((word) => `says "${word}"`);
}

/** Each number once, in digits: full-width and Thai ones too. */
function numbersIn(text: string): string[] {
  const digits = normal(text).replace(/[๐-๙]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) - 0xe50),
  );
  return [...new Set(digits.match(/\d+(?:[.,]\d+)*/g) ?? [])];
}

function unknownIn(what: string, found: readonly string[], known: ReadonlySet<string>): string[] {
  return found
    .filter((one) => !known.has(one))
    .map((one) => `has a ${what} that the brief does not: ${one}`);
}

function notInBrief(what: string, text: string, pattern: RegExp, known: string): string[] {
  const found = [...new Set(normal(text).match(pattern) ?? [])];
  return found
    .filter((one) => !known.includes(one))
    .map((one) => `has a ${what} that the brief does not: ${one}`);
}

function emojiIn(text: string): number {
  return text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0;
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
