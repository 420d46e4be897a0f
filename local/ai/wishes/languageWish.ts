import type { Language } from '../../../shared/content/languages';

/** What a language is called in all of them. Chinese alone is the traditional one, as for `textLanguage`. */
const names: Readonly<Record<Language, readonly string[]>> = {
  ja: [
    'Japanese',
    '日本語',
    '日语',
    '日語',
    '日文',
    'ญี่ปุ่น',
    '일본어',
    'tiếng Nhật',
    'Jepang',
    'japonés',
    'japonais',
    'Japanisch',
  ],
  th: [
    'Thai',
    'タイ語',
    'ไทย',
    '泰语',
    '泰語',
    '泰文',
    '태국어',
    'tiếng Thái',
    'tailandés',
    'thaï',
    'thaïlandais',
    'Thailändisch',
  ],
  'zh-TW': [
    'Traditional Chinese',
    'Chinese',
    'Mandarin',
    '繁体字',
    '繁體中文',
    '繁体中文',
    '中国語',
    '中文',
    '華語',
    '國語',
    'จีน',
    'จีนตัวเต็ม',
    '중국어',
    'tiếng Trung',
    'tiếng Hoa',
    'Mandarin',
    'Cina',
    'Tionghoa',
    'chino',
    'chino tradicional',
    'chinois',
    'chinois traditionnel',
    'Chinesisch',
  ],
  'zh-CN': [
    'Simplified Chinese',
    '簡体字',
    '简体中文',
    '簡體中文',
    '汉语',
    '普通话',
    'จีนตัวย่อ',
    '중국어 간체',
    'tiếng Trung giản thể',
    'chino simplificado',
    'chinois simplifié',
    'vereinfachtes Chinesisch',
  ],
  ko: [
    'Korean',
    '韓国語',
    '韓語',
    '韩语',
    '韓文',
    '韩文',
    'เกาหลี',
    '한국어',
    'tiếng Hàn',
    'Korea',
    'coreano',
    'coréen',
    'Koreanisch',
  ],
  en: [
    'English',
    '英語',
    '英语',
    '英文',
    'อังกฤษ',
    '영어',
    'tiếng Anh',
    'Inggris',
    'inglés',
    'anglais',
    'Englisch',
  ],
  vi: [
    'Vietnamese',
    'ベトナム語',
    'เวียดนาม',
    '越南語',
    '越南语',
    '越南文',
    '베트남어',
    'tiếng Việt',
    'Vietnam',
    'vietnamita',
    'vietnamien',
    'Vietnamesisch',
  ],
  id: [
    'Indonesian',
    'インドネシア語',
    'อินโดนีเซีย',
    '印尼語',
    '印尼语',
    '印尼文',
    '인도네시아어',
    'tiếng Indonesia',
    'Indonesia',
    'indonesio',
    'indonésien',
    'Indonesisch',
  ],
  es: [
    'Spanish',
    'スペイン語',
    'สเปน',
    '西班牙語',
    '西班牙语',
    '西班牙文',
    '스페인어',
    'tiếng Tây Ban Nha',
    'Spanyol',
    'español',
    'espagnol',
    'Spanisch',
  ],
  fr: [
    'French',
    'フランス語',
    'ฝรั่งเศส',
    '法語',
    '法语',
    '法文',
    '프랑스어',
    'tiếng Pháp',
    'Prancis',
    'francés',
    'français',
    'Französisch',
  ],
  de: [
    'German',
    'ドイツ語',
    'เยอรมัน',
    '德語',
    '德语',
    '德文',
    '독일어',
    'tiếng Đức',
    'Jerman',
    'alemán',
    'allemand',
    'Deutsch',
  ],
};

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
const known = Object.entries(names)
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
