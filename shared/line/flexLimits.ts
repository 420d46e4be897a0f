import { checkAction } from './actionLimits';
import {
  blockStyleForms,
  bubbleForms,
  componentForms,
  type Form,
  type Forms,
  gradientForms,
  requiredFields,
} from './flexForms';
import { asPart, type Checker, isAbsent, isObject, join, type Part } from './messageProblem';

const bubbleBytes = 30 * 1024;
const carouselBytes = 50 * 1024;
const maxBubbles = 12;
const maxAnimated = 10;
const blocks = ['header', 'hero', 'body', 'footer'];
const videoSizes = ['kilo', 'mega', 'giga'];
const inBox = ['box', 'button', 'image', 'text', 'separator', 'filler'];
const inBaseline = ['icon', 'text', 'filler'];

/** @see https://developers.line.biz/en/reference/messaging-api/#flex-message */
export function checkFlex(check: Checker, message: Part, path: string): void {
  check.text(message, path, 'altText', { max: 1500 });
  const contents = check.object(message, path, 'contents');
  const at = join(path, 'contents');
  if (contents.type === 'bubble') checkBubble(check, contents, at, false);
  else if (contents.type === 'carousel') checkCarousel(check, contents, at);
  else check.add(join(at, 'type'), 'unsupported', 'invalid container type');
  if (countAnimated(contents) > maxAnimated) {
    check.add(at, 'count', `At most ${maxAnimated} animated images`);
  }
}

function checkCarousel(check: Checker, carousel: Part, path: string): void {
  checkBytes(check, carousel, path, carouselBytes);
  const bubbles = check.list(carousel, path, 'contents', 1, maxBubbles);
  const at = join(path, 'contents');
  for (const [index, bubble] of bubbles.entries()) {
    checkBubble(check, bubble, `${at}[${index}]`, true);
  }
  if (new Set(bubbles.map(({ size }) => size ?? 'mega')).size > 1) {
    check.add(at, 'format', 'All bubbles must have the same size');
  }
}

function checkBubble(check: Checker, bubble: Part, path: string, inCarousel: boolean): void {
  checkBytes(check, bubble, path, bubbleBytes);
  if (bubble.type !== 'bubble') {
    check.add(join(path, 'type'), 'unsupported', 'invalid container type');
  }
  checkForms(check, bubble, path, bubbleForms);
  for (const block of blocks) {
    if (isAbsent(bubble[block])) continue;
    const allowed = block === 'hero' ? ['box', 'image', 'video'] : ['box'];
    checkComponent(check, bubble[block], join(path, block), allowed);
  }
  if (!blocks.some((block) => isObject(bubble[block]))) {
    check.add(path, 'required', 'At least one block must be specified');
  }
  const plays = asPart(bubble.hero).type === 'video';
  if (plays && (inCarousel || !videoSizes.includes(String(bubble.size ?? 'mega')))) {
    check.add(join(path, 'hero'), 'unsupported', 'No video in a bubble of this kind');
  }
  if (!isAbsent(bubble.styles)) checkStyles(check, bubble, path);
}

function checkStyles(check: Checker, bubble: Part, path: string): void {
  const styles = check.object(bubble, path, 'styles');
  const at = join(path, 'styles');
  for (const name of Object.keys(styles)) {
    if (!blocks.includes(name)) check.add(join(at, name), 'unsupported', 'unknown field');
    else checkForms(check, check.object(styles, at, name), join(at, name), blockStyleForms);
  }
  // Only the reference's prose says so: a separator stands between two blocks.
  const first = blocks.find((block) => isObject(bubble[block]));
  if (first !== undefined && asPart(styles[first]).separator === true) {
    check.add(
      join(join(at, first), 'separator'),
      'unsupported',
      'No separator above the first block',
    );
  }
}

function checkComponent(
  check: Checker,
  value: unknown,
  path: string,
  allowed: readonly string[],
): void {
  const part = asPart(value);
  const type = String(part.type);
  const forms = allowed.includes(type) ? componentForms[type] : undefined;
  if (typeof part.type !== 'string' || forms === undefined) {
    return check.add(join(path, 'type'), 'unsupported', 'invalid component type');
  }
  checkForms(check, part, path, forms);
  for (const field of requiredFields[type] ?? []) {
    if (isAbsent(part[field])) check.add(join(path, field), 'required', 'must be specified');
  }
  switch (type) {
    case 'box':
      return checkContents(check, part, path, part.layout === 'baseline' ? inBaseline : inBox);
    case 'button':
      if (!isAbsent(part.action)) checkAction(check, part, path, 'action', 'flexButton');
      return;
    case 'text':
      if (!isAbsent(part.contents)) return checkContents(check, part, path, ['span']);
      if (isAbsent(part.text)) check.add(join(path, 'text'), 'required', 'must be specified');
      return;
    case 'video':
      if (isAbsent(part.altContent)) return;
      return checkComponent(check, part.altContent, join(path, 'altContent'), ['box', 'image']);
  }
}

function checkContents(check: Checker, part: Part, path: string, allowed: readonly string[]): void {
  const { contents } = part;
  const at = join(path, 'contents');
  if (isAbsent(contents)) return;
  if (!Array.isArray(contents)) return check.add(at, 'format', 'invalid property');
  for (const [index, child] of contents.entries()) {
    checkComponent(check, child, `${at}[${index}]`, allowed);
  }
}

/** Every property is known and of its form. */
function checkForms(check: Checker, part: Part, path: string, forms: Forms): void {
  for (const field of Object.keys(part)) {
    const form = Object.hasOwn(forms, field) ? forms[field] : undefined;
    if (form !== undefined) checkForm(check, part, path, field, form);
    else if (field !== 'type') check.add(join(path, field), 'unsupported', 'unknown field');
  }
}

function checkForm(check: Checker, part: Part, path: string, field: string, form: Form): void {
  const value = part[field];
  if (isAbsent(value) || form === 'any') return;
  if (form === 'url') return check.httpsUrl(part, path, field);
  if (form === 'action') return checkAction(check, part, path, field, 'flex');
  if (form === 'background') {
    const background = check.object(part, path, field);
    for (const name of ['angle', 'startColor', 'endColor']) {
      if (isAbsent(background[name])) {
        check.add(join(join(path, field), name), 'required', 'must be specified');
      }
    }
    return checkForms(check, background, join(path, field), gradientForms);
  }
  if (form === 'boolean' || form === 'count' || form === 'ratio') {
    if (!hasForm[form](value)) check.add(join(path, field), 'format', 'invalid property');
    return;
  }
  check.form(part, path, field, form);
}

const hasForm = {
  boolean: (value: unknown) => typeof value === 'boolean',
  count: (value: unknown) => Number.isInteger(value) && Number(value) >= 0,
  /** Width to height, each from 1 to 100,000; a height is at most three widths. */
  ratio(value: unknown) {
    const numbers = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(
      typeof value === 'string' ? value : '',
    );
    if (numbers === null) return false;
    const [width, height] = [Number(numbers[1]), Number(numbers[2])];
    return [width, height].every((side) => side >= 1 && side <= 100_000) && height <= width * 3;
  },
};

function countAnimated(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + countAnimated(item), 0);
  }
  const part = asPart(value);
  const own = part.animated === true ? 1 : 0;
  return ['contents', 'altContent', ...blocks].reduce(
    (sum, field) => (isAbsent(part[field]) ? sum : sum + countAnimated(part[field])),
    own,
  );
}

function checkBytes(check: Checker, part: Part, path: string, max: number): void {
  const bytes = Buffer.byteLength(JSON.stringify(part));
  if (bytes > max) check.add(path, 'size', `Size must be at most ${max} bytes`);
}
