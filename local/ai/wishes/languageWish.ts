import type { Language } from '../../../shared/content/languages';
import { languageNames } from './languageNames';

/** How one asks for a language, `{}` being its name. */
const phrases: Readonly<Record<Language, readonly string[]>> = {
  ja: ['{}(?:で|に)(?:話|しゃべ|喋|答|返|書|お願い|して|切り替え|変え)'],
  th: ['(?:พูด|คุย|ตอบ|ใช้|เขียน|เปลี่ยน|สนทนา)(?:กับ(?:ฉัน|ผม)|กลับ|เป็น|ด้วย|\\s)*(?:ภาษา)?{}'],
  'zh-TW': ['(?:說|講|用|換成|改成|切換成|切換到|使用)(?:一下)?{}'],
  'zh-CN': ['(?:说|讲|用|换成|改成|切换成|切换到|使用)(?:一下)?{}'],
  ko: ['{}(?:로|으로)\\s*(?:말|대답|답|얘기|이야기|해|바꿔|변경|써|부탁)'],
  en: [
    '(?:speak|talk|answer|reply|respond|write)(?: to me| with me)?(?: in)? {}',
    '(?:switch|change)(?: the language)? to {}',
    '{} please',
  ],
  vi: [
    '(?:nói|trả lời|viết|dùng|nhắn|chuyển sang|đổi sang)(?: chuyện)?(?: với (?:tôi|mình))?(?: bằng)? {}',
  ],
  id: [
    '(?:bicara|berbicara|ngomong|jawab|balas|tulis|pakai|gunakan|ganti ke)(?:lah)?(?: dengan| dalam)?(?: bahasa)? {}',
  ],
  es: [
    '(?:habla|háblame|responde|respóndeme|contesta|escribe|escríbeme|cambia)(?: conmigo)?(?: en| al?)? {}',
  ],
  fr: [
    '(?:parle|parlez|réponds|répondez|écris|écrivez|passe|passez)(?:-moi)?(?: avec moi)?(?: en| au)? {}',
  ],
  de: [
    '(?:sprich|antworte|schreib|schreibe|rede|wechsle)(?: bitte)?(?: mit mir)?(?: auf| zu)? {}',
    '{} (?:sprechen|reden)',
  ],
};

/** The longest first: "Simplified Chinese" before "Chinese". */
const known = Object.entries(languageNames)
  .flatMap(([language, own]) => own.map((name) => ({ language: language as Language, name })))
  .sort((a, b) => b.name.length - a.name.length);
const anyName = `(?<name>${known.map(({ name }) => name).join('|')})`;
const patterns = Object.values(phrases)
  .flat()
  .map((phrase) => new RegExp(phrase.replace('{}', anyName), 'iu'));

/** The language that the words ask to be spoken to in. */
export function languageWish(words: string): Language | undefined {
  for (const pattern of patterns) {
    const name = pattern.exec(words)?.groups?.name?.toLowerCase();
    if (name !== undefined) return known.find((own) => own.name.toLowerCase() === name)?.language;
  }
  return undefined;
}
