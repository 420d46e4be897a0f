import type { Language } from '../content/languages';

/** What the bot says of itself, in one language. Chip labels are at most 20 graphemes (LINE's limit). */
export interface Phrases {
  readonly welcome: string;
  readonly welcomeBack: string;
  /** To a text that asks for nothing it knows. */
  readonly friendly: string;
  /** To a picture, a sticker or a file. */
  readonly thanksForMedia: string;
  readonly groupGreeting: string;
  /** When a picture could not be made. */
  readonly pictureFailed: string;
  readonly another: string;
  readonly categories: Readonly<Record<ChipCategory, string>>;
}

/** The categories that are offered as chips under an answer. */
export const chipCategories = ['motivation', 'inspiration', 'wellness', 'nature'] as const;
export type ChipCategory = (typeof chipCategories)[number];

const english: Phrases = {
  welcome:
    'Hi, and welcome! I make small picture cards with words that do you good. Say "good morning" or "inspire me", or tap one below.',
  welcomeBack: 'Welcome back! Shall I make you a card?',
  friendly:
    'Thank you for writing! I make picture cards with a kind word for the moment. Say "inspire me", or tap one below.',
  thanksForMedia:
    'Thank you! I cannot look at this kind of message yet, but I can make you a card. Tap one below.',
  groupGreeting:
    'Hello, everybody! Mention me and say "inspire me", and I will make a card for this group.',
  pictureFailed: 'I am sorry, your card did not work out this time. Please try again in a moment.',
  another: 'One more',
  categories: {
    motivation: 'Motivation',
    inspiration: 'Inspiration',
    wellness: 'A calm moment',
    nature: 'Nature',
  },
};

const phrases: Partial<Record<Language, Phrases>> = {
  en: english,
  ja: {
    welcome:
      '友だち追加ありがとうございます！心がふっと軽くなる言葉を、絵にのせてお届けします。「おはよう」や「励まして」と話しかけるか、下のボタンからどうぞ。',
    welcomeBack: 'おかえりなさい！さっそくカードをお作りしましょうか？',
    friendly:
      'メッセージありがとうございます！今の気分に合うひと言を、絵にしてお届けしています。「励まして」と送るか、下のボタンからどうぞ。',
    thanksForMedia:
      'ありがとうございます！この種類のメッセージはまだ読み取れませんが、カードならお作りできます。下のボタンからどうぞ。',
    groupGreeting:
      'はじめまして！私をメンションして「励まして」と送っていただくと、みなさんにカードをお作りします。',
    pictureFailed:
      '申し訳ありません、カードをうまく作れませんでした。少し時間をおいてお試しください。',
    another: 'もう一枚',
    categories: {
      motivation: 'やる気',
      inspiration: 'ひらめき',
      wellness: 'ひと休み',
      nature: '自然',
    },
  },
  th: {
    welcome:
      'สวัสดีและยินดีต้อนรับ! เราทำการ์ดภาพพร้อมถ้อยคำดี ๆ ให้คุณ ลองพิมพ์ "สวัสดีตอนเช้า" หรือ "ขอกำลังใจ" หรือแตะปุ่มด้านล่างได้เลย',
    welcomeBack: 'ยินดีต้อนรับกลับมา! ให้เราทำการ์ดสักใบไหม',
    friendly:
      'ขอบคุณที่ทักมา! เราทำการ์ดภาพพร้อมถ้อยคำดี ๆ สำหรับช่วงเวลานี้ พิมพ์ "ขอกำลังใจ" หรือแตะปุ่มด้านล่างได้เลย',
    thanksForMedia: 'ขอบคุณนะ! ตอนนี้เรายังอ่านข้อความประเภทนี้ไม่ได้ แต่ทำการ์ดให้ได้ แตะปุ่มด้านล่างได้เลย',
    groupGreeting: 'สวัสดีทุกคน! แท็กเราแล้วพิมพ์ "ขอกำลังใจ" เราจะทำการ์ดให้กลุ่มนี้',
    pictureFailed: 'ขออภัย ครั้งนี้ทำการ์ดไม่สำเร็จ โปรดลองใหม่อีกครั้งในอีกสักครู่',
    another: 'ขออีกใบ',
    categories: {
      motivation: 'กำลังใจ',
      inspiration: 'แรงบันดาลใจ',
      wellness: 'พักสักครู่',
      nature: 'ธรรมชาติ',
    },
  },
  'zh-TW': {
    welcome:
      '哈囉，歡迎加入！我會把溫暖的話語做成圖卡送給你。說聲「早安」或「給我靈感」，也可以點選下方按鈕。',
    welcomeBack: '歡迎回來！要我做一張圖卡給你嗎？',
    friendly: '謝謝你的訊息！我會為此刻的你做一張圖卡。說聲「給我靈感」，或點選下方按鈕。',
    thanksForMedia: '謝謝你！我還看不懂這類訊息，不過可以為你做一張圖卡，請點選下方按鈕。',
    groupGreeting: '大家好！標註我並說「給我靈感」，我就會為這個群組做一張圖卡。',
    pictureFailed: '很抱歉，這次圖卡沒有做成功，請稍後再試一次。',
    another: '再來一張',
    categories: {
      motivation: '加油打氣',
      inspiration: '靈感',
      wellness: '放鬆一下',
      nature: '大自然',
    },
  },
};

/** The bot's own phrases; English where a language has none yet. */
export function phrasesIn(language: Language): Phrases {
  return phrases[language] ?? english;
}
