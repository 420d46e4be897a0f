import type { Language } from './languages';

/** What a text asks for: a card of this category, in the language in which it was asked. */
export interface FoundWish {
  readonly category: string;
  readonly language: Language;
}

type Phrases = Partial<Record<Language, readonly string[]>>;

/** Phrases that ask for a card when they are (nearly) all that a text says. */
const phrases: Record<string, Phrases> = {
  morning: {
    ja: ['おはよう', 'おはようございます', 'おはよ', 'おはよー'],
    th: ['สวัสดีตอนเช้า', 'อรุณสวัสดิ์', 'มอร์นิ่ง', 'สวัสดียามเช้า'],
    'zh-TW': ['早安', '早上好', '早啊', '早晨'],
    'zh-CN': ['早安你好', '大家早上好'],
    en: ['good morning', 'morning', 'gm'],
    ko: ['좋은 아침', '좋은 아침이에요', '굿모닝'],
    vi: ['chào buổi sáng', 'buổi sáng tốt lành'],
    id: ['selamat pagi', 'pagi'],
    es: ['buenos días', 'buen día'],
    fr: ['bonjour'],
    de: ['guten morgen'],
  },
  motivation: {
    ja: [
      '励まして',
      'はげまして',
      'やる気',
      'やる気をください',
      '応援して',
      '元気をください',
      'がんばれって言って',
    ],
    th: ['ขอกำลังใจ', 'กำลังใจ', 'ให้กำลังใจหน่อย', 'ขอกำลังใจหน่อย'],
    'zh-TW': ['加油', '給我力量', '鼓勵我', '幫我加油', '加油打氣'],
    'zh-CN': ['鼓励我', '给我力量', '给我加油'],
    en: ['motivate me', 'motivation', 'encourage me', 'cheer me up', 'i need motivation'],
    ko: ['동기부여', '응원해줘', '힘내라고 해줘'],
    vi: ['động viên tôi', 'cho tôi động lực'],
    id: ['beri aku semangat', 'semangat', 'motivasi'],
    es: ['motívame', 'motivación', 'anímame'],
    fr: ['motive-moi', 'motivation pour moi', 'encourage-moi'],
    de: ['motiviere mich', 'motivier mich', 'mach mir mut'],
  },
  inspiration: {
    ja: [
      'ひらめき',
      'インスピレーション',
      '名言',
      '言葉をください',
      'いい言葉ください',
      'カードください',
    ],
    th: ['แรงบันดาลใจ', 'ขอแรงบันดาลใจ', 'คำคม', 'ขอคำคม'],
    'zh-TW': ['給我靈感', '靈感', '給我一張圖卡', '每日一句'],
    'zh-CN': ['给我灵感', '灵感', '每日一句话'],
    en: [
      'inspire me',
      'inspiration',
      'inspire',
      'give me a quote',
      'quote',
      'card',
      'make me a card',
    ],
    ko: ['힘이 되는 말', '영감을 줘', '영감', '명언'],
    vi: ['truyền cảm hứng', 'cảm hứng'],
    id: ['beri aku inspirasi', 'inspirasi'],
    es: ['inspírame', 'inspiración'],
    fr: ['inspire-moi'],
    de: ['inspiriere mich', 'inspirier mich'],
  },
  wellness: {
    ja: [
      'ひと休み',
      '癒して',
      '疲れた',
      'つかれた',
      'リラックス',
      '深呼吸',
      'おやすみ',
      'おやすみなさい',
    ],
    th: ['เหนื่อย', 'เหนื่อยจัง', 'ผ่อนคลาย', 'พักผ่อน', 'ราตรีสวัสดิ์', 'ฝันดี'],
    'zh-TW': ['好累', '放鬆', '放鬆一下', '療癒我', '晚安'],
    'zh-CN': ['放松', '放松一下', '治愈我'],
    en: ['relax', 'i am tired', "i'm tired", 'calm me', 'a calm moment', 'good night'],
    ko: ['힐링', '피곤해', '잘 자'],
    vi: ['thư giãn', 'tôi mệt', 'chúc ngủ ngon'],
    id: ['santai', 'aku lelah', 'selamat malam'],
    es: ['relájame', 'estoy cansado', 'buenas noches'],
    fr: ['détends-moi', 'bonne nuit'],
    de: ['entspann mich', 'gute nacht'],
  },
  nature: {
    ja: ['自然', '自然のカード'],
    th: ['ธรรมชาติ'],
    'zh-TW': ['大自然', '自然'],
    en: ['nature', 'show me nature'],
  },
  productivity: {
    ja: ['集中したい', '仕事がんばる', '集中'],
    th: ['ขอสมาธิ', 'ตั้งใจทำงาน'],
    'zh-TW': ['專注', '我要專心'],
    'zh-CN': ['专注'],
    en: ['help me focus', 'focus', 'productivity'],
  },
};

/** Words around a phrase that change nothing. */
const courtesies =
  /(^|\s)(please|pls|thanks|hey|hi|bot|ください|下さい|お願い(します)?|ครับ|ค่ะ|คะ|นะ|หน่อย|請|谢谢|謝謝)(?=\s|$)/gu;

const known = new Map<string, FoundWish>();
for (const [category, byLanguage] of Object.entries(phrases)) {
  for (const [language, texts] of Object.entries(byLanguage) as [Language, readonly string[]][]) {
    for (const text of texts) {
      const name = normalise(text);
      if (!known.has(name)) known.set(name, { category, language });
    }
  }
}

/** The wish that a text is; undefined when it says something else, even if a phrase occurs in it. */
export function findRichMessageWish(text: string): FoundWish | undefined {
  if (text.length > 120) return undefined;
  const name = normalise(text);
  return known.get(name) ?? known.get(name.replace(courtesies, ' ').replace(/\s+/g, ' ').trim());
}

/** The phrases of all languages, for tests and documentation. */
export function wishPhrases(): readonly { readonly text: string; readonly wish: FoundWish }[] {
  return [...known].map(([text, wish]) => ({ text, wish }));
}

/** Case, width, punctuation, emoji and mentions do not matter. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/@\S+/gu, ' ')
    .replace(/[\p{P}\p{S}\p{Extended_Pictographic}\ufe0f]+/gu, (mark) => (mark === "'" ? "'" : ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
