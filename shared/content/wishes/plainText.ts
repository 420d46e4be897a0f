/** What a text keeps when case, width, accents, tone marks, kana's two forms, punctuation and emoji are set aside. */
export function plainText(text: string): string {
  return text
    .replace(/@\S+/gu, ' ')
    .replace(emoticons, ' ')
    .replace(koreanLaughter, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ßđœæ]/gu, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(/[\u30a1-\u30f6]/gu, toHiragana)
    .replace(/[ぁぃぅぇぉゃゅょゎ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 1))
    .replaceAll('เเ', 'แ')
    .replace(/[\p{P}\p{S}\p{M}]/gu, (mark) =>
      /\p{Script=Thai}|[\u3099\u309a]/u.test(mark) ? mark : ' ',
    )
    .replace(/(.)\1{3,}/gu, '$1$1$1')
    .replace(/\s+/gu, ' ')
    .replace(/(?<![\p{Script=Latin}\p{Nd}]) | (?![\p{Script=Latin}\p{Nd}])/gu, '')
    .trim();
}

/** `:)`, `;-D`, `<3`, `^^`, `T_T`, and LINE's own emoji, which stand as a word between brackets. */
const emoticons = /[:;=xX8][-'^]?[)(DPpOo3*|\\/]+(?!\p{L})|<3+|\b[TQ][_.]?[TQ]\b|\([a-z]{2,20}\)/gu;
/** Before NFKC, which would make syllables of these letters. */
const koreanLaughter = /[ㅋㅎㅠㅜ]+/gu;
/** Latin accents, and the tone marks that Thai typists leave out or set twice. */
const accents = /[\u0300-\u036f\u0e48-\u0e4c]/gu;
const spelledOut: Readonly<Record<string, string>> = { ß: 'ss', đ: 'd', œ: 'oe', æ: 'ae' };

function toHiragana(katakana: string): string {
  return String.fromCharCode(katakana.charCodeAt(0) - 0x60);
}
