import { isObject, type JsonObject } from '../http/exchange';
import { checkObject, checkText } from './fields';
import { checkBubble } from './flexBubble';
import type { Place } from './report';

const maxBubbles = 12;
const largestCarouselBytes = 50 * 1024;
const maxAnimatedImages = 10;

/**
 * `inside` is the root of the container, whose complaints have LINE's `content` wording.
 * @see https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export function checkFlex(place: Place, inside: Place, message: JsonObject) {
  checkText(place.at('altText'), message.altText, { max: 1500 });
  const { contents } = message;
  if (!checkObject(place.at('contents'), contents)) return;
  if (contents.type === 'bubble') checkBubble(inside, contents, false);
  else if (contents.type === 'carousel') checkCarousel(inside, contents);
  else return inside.at('type').notOneOf(['bubble', 'carousel']);
  if (countAnimated(contents) > maxAnimatedImages) {
    inside.say(`must not have more than ${maxAnimatedImages} animated images`);
  }
}

function checkCarousel(place: Place, carousel: JsonObject) {
  const bubbles = carousel.contents;
  const here = place.at('contents');
  if (!Array.isArray(bubbles)) return here.missing();
  if (bubbles.length < 1 || bubbles.length > maxBubbles) return here.wrongCount(1, maxBubbles);
  bubbles.forEach((bubble: unknown, index) => {
    if (isObject(bubble) && bubble.type === 'bubble') checkBubble(here.at(index), bubble, true);
    else here.at(index).invalid();
  });
  const sizes = new Set(bubbles.map((bubble) => (isObject(bubble) ? (bubble.size ?? 'mega') : '')));
  if (sizes.size > 1) here.say('all bubbles must have the same size');
  if (Buffer.byteLength(JSON.stringify(carousel)) > largestCarouselBytes) {
    place.say(`must not be larger than ${largestCarouselBytes} bytes`);
  }
}

function countAnimated(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, item) => sum + countAnimated(item), 0);
  if (!isObject(value)) return 0;
  let count = value.animated === true ? 1 : 0;
  for (const name of ['contents', 'header', 'hero', 'body', 'footer', 'altContent']) {
    if (value[name] !== undefined) count += countAnimated(value[name]);
  }
  return count;
}
