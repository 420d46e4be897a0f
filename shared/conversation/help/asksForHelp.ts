import { type Language, languages } from '../../content/languages';
import { textLanguage } from '../../content/textLanguage';

/** What people type to learn what the bot can do: the whole text, without spaces, accents and punctuation. */
const helpWords: Readonly<Record<Language, readonly string[]>> = {
  ja: [
    '使い方',
    'つかいかた',
    'ヘルプ',
    '使い方を教えて',
    '使い方を教えてください',
    '何ができる',
    '何ができるの',
    '何ができますか',
    'できること',
    '機能',
    'メニュー',
  ],
  th: ['วิธีใช้', 'วิธีใช้งาน', 'ใช้ยังไง', 'ใช้งานยังไง', 'ทำอะไรได้บ้าง', 'เมนู', 'ช่วยเหลือ', 'คู่มือ'],
  'zh-TW': [
    '使用說明',
    '使用方法',
    '怎麼用',
    '怎麼使用',
    '說明',
    '幫助',
    '功能',
    '你會做什麼',
    '你可以做什麼',
    '選單',
  ],
  'zh-CN': [
    '使用说明',
    '使用方法',
    '怎么用',
    '怎么使用',
    '说明',
    '帮助',
    '功能',
    '你会做什么',
    '你可以做什么',
    '菜单',
  ],
  ko: [
    '도움말',
    '사용법',
    '사용방법',
    '어떻게써',
    '어떻게사용해',
    '뭐할수있어',
    '뭘할수있어',
    '무엇을할수있어',
    '메뉴',
    '기능',
  ],
  en: ['help', 'menu', 'howtouse', 'howdoesthiswork', 'howdoiusethis', 'whatcanyoudo', 'commands'],
  vi: [
    'trogiup',
    'huongdan',
    'huongdansudung',
    'cachdung',
    'cachsudung',
    'banlamduocgi',
    'banbietlamgi',
  ],
  id: [
    'bantuan',
    'carapakai',
    'carapenggunaan',
    'bagaimanacaranya',
    'bisaapa',
    'kamubisaapa',
    'bisaapasaja',
  ],
  es: ['ayuda', 'menu', 'comofunciona', 'comoseusa', 'quepuedeshacer', 'instrucciones'],
  fr: [
    'aide',
    'menu',
    'commentcamarche',
    'commentcafonctionne',
    'quepeuxtufaire',
    'quesaistufaire',
    'modedemploi',
  ],
  de: ['hilfe', 'menu', 'wiegehtdas', 'wiefunktioniertdas', 'waskannstdu', 'anleitung'],
};

/** Particles and courtesies that may follow. */
const courtesies = /(?:ครับ|ค่ะ|คะ|หน่อย|ですか|요|please)+$/u;

/** The language in which a text asks what the bot can do; undefined when it says anything else. */
export function asksForHelp(text: string, usual: Language): Language | undefined {
  if (text.length > 60) return undefined;
  const bare = bareText(text);
  const found = languages.filter((language) =>
    helpWords[language].some((word) => bare === bareText(word)),
  );
  return [usual, textLanguage(text, usual)].find((one) => found.includes(one)) ?? found[0];
}

function bareText(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, '');
  const spoken = letters.replace(courtesies, '');
  const plain = spoken
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC');
  return plain.replaceAll('đ', 'd');
}
