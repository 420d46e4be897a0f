import { checkAction } from './actionLimits';
import { asPart, type Checker, join, type Part } from './messageProblem';

const bubbleBytes = 30 * 1024;
const carouselBytes = 50 * 1024;
const bubbleSizes = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'];

/** @see https://developers.line.biz/en/reference/messaging-api/#flex-message */
export function checkFlex(check: Checker, message: Part, path: string): void {
  check.text(message, path, 'altText', { max: 1500 });
  const contents = asPart(message.contents);
  const at = join(path, 'contents');
  switch (contents.type) {
    case 'bubble':
      return checkBubble(check, contents, at);
    case 'carousel': {
      checkBytes(check, contents, at, carouselBytes);
      const bubbles = check.list(contents, at, 'contents', 1, 12);
      for (const [index, bubble] of bubbles.entries()) {
        checkBubble(check, bubble, `${join(at, 'contents')}[${index}]`);
      }
      if (new Set(bubbles.map(({ size }) => size ?? 'mega')).size > 1) {
        check.add(join(at, 'contents'), 'format', 'All bubbles must have the same size');
      }
      return;
    }
    default:
      check.add(join(at, 'type'), 'unsupported', 'invalid container type');
  }
}

function checkBubble(check: Checker, bubble: Part, path: string): void {
  checkBytes(check, bubble, path, bubbleBytes);
  if (bubble.type !== 'bubble')
    check.add(join(path, 'type'), 'unsupported', 'invalid container type');
  if (bubble.size !== undefined && !bubbleSizes.includes(String(bubble.size))) {
    check.add(join(path, 'size'), 'format', 'invalid size');
  }
  for (const block of ['header', 'hero', 'body', 'footer']) {
    if (bubble[block] !== undefined)
      checkComponent(check, asPart(bubble[block]), join(path, block));
  }
}

function checkComponent(check: Checker, part: Part, path: string): void {
  if (part.action !== undefined)
    checkAction(check, asPart(part.action), join(path, 'action'), 'flex');
  switch (part.type) {
    case 'box':
      if (!['horizontal', 'vertical', 'baseline'].includes(String(part.layout))) {
        check.add(join(path, 'layout'), 'format', 'invalid layout');
      }
      for (const [index, child] of (Array.isArray(part.contents) ? part.contents : []).entries()) {
        checkComponent(check, asPart(child), `${join(path, 'contents')}[${index}]`);
      }
      return;
    case 'image':
    case 'icon':
      return check.httpsUrl(part, path, 'url');
    case 'text':
      if (part.contents === undefined)
        check.text(part, path, 'text', { max: Number.MAX_SAFE_INTEGER });
      return;
    case 'button':
      if (part.action === undefined)
        check.add(join(path, 'action'), 'required', 'May not be empty');
      return;
    case 'video':
      check.httpsUrl(part, path, 'url');
      return check.httpsUrl(part, path, 'previewUrl');
    case 'separator':
    case 'filler':
    case 'span':
      return;
    default:
      check.add(join(path, 'type'), 'unsupported', 'invalid component type');
  }
}

function checkBytes(check: Checker, part: Part, path: string, max: number): void {
  const bytes = Buffer.byteLength(JSON.stringify(part));
  if (bytes > max) check.add(path, 'size', `Size must be at most ${max} bytes`);
}
