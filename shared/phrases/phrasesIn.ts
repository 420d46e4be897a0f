import type { Language } from '../content/languages';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { id } from './id';
import { ja } from './ja';
import { ko } from './ko';
import type { Phrases } from './phrases';
import { th } from './th';
import { vi } from './vi';
import { zhCN } from './zhCN';
import { zhTW } from './zhTW';

const phrases: Readonly<Record<Language, Phrases>> = {
  ja,
  th,
  'zh-TW': zhTW,
  'zh-CN': zhCN,
  ko,
  en,
  vi,
  id,
  es,
  fr,
  de,
};

/** The bot's own phrases. */
export function phrasesIn(language: Language): Phrases {
  return phrases[language];
}
