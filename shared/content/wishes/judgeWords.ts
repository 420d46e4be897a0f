import type { Word } from './wordTrie';

/** Words such as "card" and "quote" ask for any card; it is one that inspires. */
const anyCategory = 'inspiration';
/** A state of which people tell. */
const feelings = 'wellness';

/** The category of the card that words ask for; undefined when they ask for none. */
export function judgeWords(words: readonly Word[]): string | undefined {
  if (words.some(({ refuses }) => refuses === true)) return undefined;
  const isAsked = words.some(({ asks }) => asks === true);
  const isWanted = isAsked || words.some(({ wants }) => wants === true);
  const greeting = words.find((word) => word.greeting !== undefined)?.greeting;
  const topics = words.filter(({ topic }) => topic !== undefined);
  const special = topics.filter(({ topic }) => topic !== anyCategory);
  const topic = special.find(({ fills }) => fills !== true)?.topic;
  const isRemark = !isWanted && words.some(({ remarks }) => remarks === true);
  if (isRemark && greeting === undefined && topic !== feelings) return undefined;
  const named = topic ?? greeting ?? special[0]?.topic;
  return (
    named ??
    judgeThings(words, { isAsked, isWanted: isWanted || topics.length > 0 }) ??
    topics[0]?.topic
  );
}

function judgeThings(
  words: readonly Word[],
  { isAsked, isWanted }: { readonly isAsked: boolean; readonly isWanted: boolean },
): string | undefined {
  const things = words.flatMap(({ thing }) => thing ?? []);
  const special = things.find((thing) => thing !== 'any');
  if (special !== undefined && isWanted) return special;
  // A card by itself is asked for as well: what else would it mean?
  return special === undefined && things.length > 0 && (isAsked || words.length === 1)
    ? anyCategory
    : undefined;
}
