import { isObject, type JsonObject } from '../http/exchange';
import { checkAction } from './actions';
import { checkComponent, checkFields } from './flexComponents';
import { flexValues, oneOf, type ValueCheck } from './flexValues';
import type { Place } from './report';

const largestBubbleBytes = 30 * 1024;
const blocks = ['header', 'hero', 'body', 'footer'];
const videoSizes = ['kilo', 'mega', 'giga'];

const block =
  (...allowed: string[]): ValueCheck =>
  (place, value) =>
    checkComponent(place, value, allowed);

const blockStyle: ValueCheck = (place, value) => {
  if (!isObject(value)) return place.invalid();
  checkFields(place, value, {
    backgroundColor: flexValues.color,
    separator: flexValues.boolean,
    separatorColor: flexValues.color,
  });
};

const styles: ValueCheck = (place, value) => {
  if (!isObject(value)) return place.invalid();
  for (const name of Object.keys(value)) {
    if (blocks.includes(name)) blockStyle(place.at(name), value[name]);
    else place.at(name).unknownField();
  }
};

const bubbleFields: Record<string, ValueCheck> = {
  size: oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'),
  direction: oneOf('ltr', 'rtl'),
  header: block('box'),
  hero: block('box', 'image', 'video'),
  body: block('box'),
  footer: block('box'),
  styles,
  action: (place, value) => checkAction(place, value, 'flex'),
};

/** @see https://developers.line.biz/en/reference/messaging-api/#bubble */
export function checkBubble(place: Place, bubble: JsonObject, inCarousel: boolean) {
  checkFields(place, bubble, bubbleFields);
  if (!blocks.some((name) => isObject(bubble[name]))) {
    place.say('At least one block must be specified');
  }
  const first = blocks.find((name) => isObject(bubble[name]));
  if (first !== undefined && hasSeparator(bubble.styles, first)) {
    place.at('styles').at(first).at('separator').invalid();
  }
  if (isObject(bubble.hero) && bubble.hero.type === 'video') {
    const size = typeof bubble.size === 'string' ? bubble.size : 'mega';
    if (inCarousel || !videoSizes.includes(size)) place.at('hero').invalid();
  }
  if (Buffer.byteLength(JSON.stringify(bubble)) > largestBubbleBytes) {
    place.say(`must not be larger than ${largestBubbleBytes} bytes`);
  }
}

/** Only the reference's prose forbids it: a separator stands between two blocks. */
const hasSeparator = (styles: unknown, block: string) =>
  isObject(styles) && isObject(styles[block]) && styles[block].separator === true;
