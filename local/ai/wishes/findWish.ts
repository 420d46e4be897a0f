import { wishPhrases } from '../../../shared/content/richMessageIntent';
import { plainText } from '../../../shared/content/wishes/plainText';
import { deliveryHourWish } from './deliveryHourWish';
import { languageWish } from './languageWish';
import { timeZoneWish } from './timeZoneWish';
import {
  forgetMe,
  listSavedItems,
  makeRichMessage,
  talkToPerson,
  type Triggers,
  webSearch,
} from './toolTriggers';
import { topicsWish } from './topicsWish';
import { wordsOfCard } from './wordsOfCard';

/** What the words say of a tool's arguments; undefined when they do not ask for the tool. */
type Wish = (words: string) => Readonly<Record<string, unknown>> | undefined;

/** What each tool is called for. What is asked for more plainly comes first. */
const wishes: Readonly<Record<string, Wish>> = {
  forget_me: saidIn(forgetMe),
  talk_to_person: saidIn(talkToPerson),
  list_saved_items: saidIn(listSavedItems),
  web_search: searched,
  set_preferences: preferred,
  make_rich_message: (words) => (makeRichMessage.test(words) ? pictured(words) : undefined),
};

/** Tools in the order in which the words are tried on them. */
export const wishedTools: readonly string[] = Object.keys(wishes);

export function findWish(tool: string, words: string): ReturnType<Wish> {
  return wishes[tool]?.(plain(words));
}

/** Full-width digits and curly apostrophes are what phones write. Not NFKC: it takes Thai vowels apart. */
function plain(words: string): string {
  return words
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll('’', "'")
    .trim();
}

function saidIn(triggers: Triggers): Wish {
  const patterns = Object.values(triggers);
  return (words) => (patterns.some((pattern) => pattern.test(words)) ? {} : undefined);
}

function searched(words: string): { query: string } | undefined {
  for (const pattern of Object.values(webSearch).flat()) {
    const query = pattern
      .exec(words)
      ?.groups?.query?.replace(/[\s.!?。！？]+$/, '')
      .trim();
    if (query) return { query };
  }
  return undefined;
}

function preferred(words: string): Readonly<Record<string, unknown>> | undefined {
  const found = Object.entries({
    language: languageWish(words),
    timeZone: timeZoneWish(words),
    deliveryHour: deliveryHourWish(words),
    topics: topicsWish(words),
  }).filter(([, value]) => value !== undefined);
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

let names: readonly { readonly name: string; readonly category: string }[] | undefined;

/** Phrases and names of categories, the longest first. */
function namesOfCategories(): NonNullable<typeof names> {
  names ??= wishPhrases()
    .flatMap(({ text, wish: { category } }) => [text, category].map((name) => ({ name, category })))
    // "card" and its like ask for any.
    .filter(({ name }) => !makeRichMessage.test(name))
    .sort((a, b) => b.name.length - a.name.length);
  return names;
}

/** The words that the card shall say, and the category whose name, or the longest of whose phrases, occurs. */
function pictured(words: string): Readonly<Record<string, string>> {
  const said = plainText(words);
  const found = namesOfCategories().find(({ name }) => occurs(name, said));
  const category = found === undefined ? {} : { category: found.category };
  return { ...category, ...wordsOfCard(words) };
}

/** In Latin letters as whole words; in other scripts one character says too little. */
function occurs(name: string, said: string): boolean {
  return /^[a-z]/.test(name)
    ? ` ${said} `.includes(` ${name} `)
    : name.length > 1 && said.includes(name);
}
