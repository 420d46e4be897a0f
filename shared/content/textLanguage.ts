import type { Language } from './languages';

/**
 * The language that a text's script gives away: kana, Thai and hangul name theirs, Han characters alone are Chinese or
 * Japanese. Latin letters say nothing. `usual` is what the writer normally reads; it wins where the script allows it.
 */
export function textLanguage(text: string, usual: Language): Language {
  if (/\p{Script=Thai}/u.test(text)) return 'th';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) {
    return usual === 'ja' || usual === 'zh-CN' || usual === 'zh-TW' ? usual : 'zh-TW';
  }
  return usual;
}
