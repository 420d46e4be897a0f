import { isObject, type JsonObject } from '../http/exchange';
import { checkList, checkObject, checkText } from './fields';
import type { Place } from './report';

const maxTextLength = 5000;
const maxEmojis = 20;
const maxMentions = 20;
const maxSubstitutions = 100;

/** @see https://developers.line.biz/en/reference/messaging-api/#text-message */
export function checkTextMessage(place: Place, message: JsonObject) {
  if (!checkText(place.at('text'), message.text, { max: maxTextLength })) return;
  if (message.emojis === undefined || message.emojis === null) return;
  const text = message.text;
  const emojis = checkList(place.at('emojis'), message.emojis, { min: 0, max: maxEmojis });
  const taken = new Set<unknown>();
  emojis.forEach((emoji, position) => {
    const here = place.at('emojis').at(position);
    checkText(here.at('productId'), emoji.productId, { max: 100 });
    checkText(here.at('emojiId'), emoji.emojiId, { max: 100 });
    const { index } = emoji;
    const isOnDollar = typeof index === 'number' && text[index] === '$';
    if (!isOnDollar || taken.has(index)) here.at('index').say("Must be the position of a '$'");
    taken.add(index);
  });
}

/** @see https://developers.line.biz/en/reference/messaging-api/#text-message-v2 */
export function checkTextV2Message(place: Place, message: JsonObject) {
  if (!checkText(place.at('text'), message.text, { max: maxTextLength })) return;
  const here = place.at('substitution');
  const substitution = message.substitution ?? {};
  if (!checkObject(here, substitution)) return;
  checkSubstitutions(here, substitution);
  const keys = placeholdersOf(message.text);
  if (!keys) return place.at('text').say("'{' and '}' must be escaped as '{{' and '}}'");
  for (const key of keys) {
    if (!Object.hasOwn(substitution, key)) {
      place.at('text').say(`The placeholder '${key}' has no substitution`);
    }
  }
}

function checkSubstitutions(place: Place, substitution: JsonObject) {
  const entries = Object.entries(substitution);
  if (entries.length > maxSubstitutions) return place.wrongCount(0, maxSubstitutions);
  const counts = { mention: 0, emoji: 0 };
  for (const [key, value] of entries) {
    const here = place.at(key);
    if (!/^[0-9A-Za-z_]{1,20}$/.test(key)) here.invalid();
    if (!isObject(value)) here.invalid();
    else if (value.type === 'mention') {
      counts.mention += 1;
      checkMentionee(here.at('mentionee'), value.mentionee);
    } else if (value.type === 'emoji') {
      counts.emoji += 1;
      checkText(here.at('productId'), value.productId, { max: 100 });
      checkText(here.at('emojiId'), value.emojiId, { max: 100 });
    } else {
      here.at('type').notOneOf(['mention', 'emoji']);
    }
  }
  if (counts.mention > maxMentions) place.say(`At most ${maxMentions} mentions`);
  if (counts.emoji > maxEmojis) place.say(`At most ${maxEmojis} emojis`);
}

function checkMentionee(place: Place, mentionee: unknown) {
  if (!checkObject(place, mentionee)) return;
  if (mentionee.type === 'all') return;
  if (mentionee.type !== 'user') return place.at('type').notOneOf(['user', 'all']);
  if (checkText(place.at('userId'), mentionee.userId, { max: 33 })) {
    if (!/^U[0-9a-f]{32}$/.test(mentionee.userId)) place.at('userId').invalid();
  }
}

/** The keys between single braces; `undefined` when a brace is neither part of a placeholder nor doubled. */
function placeholdersOf(text: string): string[] | undefined {
  const keys: string[] = [];
  const rest = text.replace(/\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}/g, (_, key: string | undefined) => {
    if (key !== undefined) keys.push(key);
    return '';
  });
  return /[{}]/.test(rest) ? undefined : keys;
}
