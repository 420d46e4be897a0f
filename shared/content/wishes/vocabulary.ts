import { z } from 'zod';
import type { Language } from '../languages';
import de from './vocabulary/de.json';
import en from './vocabulary/en.json';
import es from './vocabulary/es.json';
import fr from './vocabulary/fr.json';
import id from './vocabulary/id.json';
import ja from './vocabulary/ja.json';
import ko from './vocabulary/ko.json';
import th from './vocabulary/th.json';
import vi from './vocabulary/vi.json';
import zhCN from './vocabulary/zh-CN.json';
import zhTW from './vocabulary/zh-TW.json';

const Words = z.array(z.string().trim().min(1).max(60));
const ByCategory = z.record(z.string().regex(/^[a-z_]{1,40}$/), Words.min(1));

/** The words of one language in which cards are wished for. A word may stand in several lists. */
export const Vocabulary = z.strictObject({
  /** Wishes by themselves: "good morning". */
  greetings: ByCategory,
  /** What cards are about; naming one is enough: "motivation". One that is a filler as well counts only without a greeting. */
  topics: ByCategory,
  /** What cards consist of or do, and must be asked for: "picture" (of `any` category), "encouraging". */
  things: ByCategory,
  /** "send me" */
  asks: Words,
  /** "I need", "please": they ask for topics, and are too weak to ask for things. */
  wants: Words,
  /** Thanks and praise: a topic with one of these is a remark on a card, unless something is asked. */
  remarks: Words,
  /** What looks like a wish and is none: "tired of". */
  refusals: Words,
  /** All else that may stand beside a wish and changes nothing. */
  fillers: Words,
  /** Syllables that are repeated without a space: "ha". */
  laughter: Words,
});
export type Vocabulary = z.infer<typeof Vocabulary>;

/** As they stand in the files. The types check them here, a test holds them against the schema. */
export const vocabularies: Readonly<Record<Language, Vocabulary>> = {
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
