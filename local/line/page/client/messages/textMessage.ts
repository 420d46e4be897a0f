import { element } from '../elements/element';
import { isObject, objectOf, objectsOf, textOf, type JsonObject } from '../store/json';
import { linkify } from './linkify';

/** `text` and `textV2`. LINE's own emoji are shown as a small mark with their ids in the tooltip. */
export function textMessage(message: JsonObject): HTMLElement {
  const parts = message.type === 'textV2' ? substituted(message) : withEmojis(message);
  return element('div', { class: 'bubble text-bubble', dir: 'auto' }, parts);
}

function withEmojis(message: JsonObject): (Node | string)[] {
  const text = textOf(message.text);
  const emojis = objectsOf(message.emojis).sort((a, b) => Number(a.index) - Number(b.index));
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const emoji of emojis) {
    const index = Number(emoji.index);
    parts.push(...linkify(text.slice(at, index)), emojiMark(emoji));
    at = index + 1;
  }
  return [...parts, ...linkify(text.slice(at))];
}

function substituted(message: JsonObject): (Node | string)[] {
  const substitution = objectOf(message.substitution);
  const pieces = textOf(message.text).split(/(\{\{|\}\}|\{[0-9A-Za-z_]{1,20}\})/);
  return pieces.flatMap((piece) => {
    if (piece === '{{') return '{';
    if (piece === '}}') return '}';
    const value = substitution[piece.slice(1, -1)];
    if (!piece.startsWith('{') || !isObject(value)) return linkify(piece);
    if (value.type === 'emoji') return emojiMark(value);
    const isAll = objectOf(value.mentionee).type === 'all';
    return element('span', { class: 'mention' }, [isAll ? '@All' : '@you']);
  });
}

const emojiMark = (emoji: JsonObject) =>
  element(
    'span',
    {
      class: 'emoji-mark',
      role: 'img',
      'aria-label': 'LINE emoji',
      title: `${textOf(emoji.productId)} / ${textOf(emoji.emojiId)}`,
    },
    ['☺'],
  );
