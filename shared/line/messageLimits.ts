import type { messagingApi } from '@line/bot-sdk';
import { checkAction } from './actionLimits';
import { checkFlex } from './flexLimits';
import { checkImagemap } from './imagemapLimits';
import {
  asPart,
  type Checker,
  createChecker,
  isAbsent,
  join,
  type MessageProblem,
  type Part,
} from './messageProblem';
import { checkTemplateMessage } from './templateLimits';

/** Messages in one request. @see https://developers.line.biz/en/reference/messaging-api/#send-reply-message */
export const maxMessages = 5;

/** Bytes of one request. */
const maxRequestBytes = 2 * 1024 * 1024;

/** Everything for which LINE would refuse to send these messages; nothing when it would take them. */
export function validateMessages(messages: readonly messagingApi.Message[]): MessageProblem[] {
  const whole = createChecker('send-reply-message');
  if (messages.length < 1 || messages.length > maxMessages) {
    whole.add('messages', 'count', `Size must be between 1 and ${maxMessages}`);
  }
  if (Buffer.byteLength(JSON.stringify(messages)) > maxRequestBytes) {
    whole.add('messages', 'size', 'Request entity too large');
  }
  const each = messages.flatMap((message, index) =>
    checkMessage(asPart(message), `messages[${index}]`),
  );
  return [...whole.problems, ...each];
}

function checkMessage(message: Part, path: string): MessageProblem[] {
  const check = createChecker(anchorOf(message.type));
  checkContent(check, message, path);
  if (!isAbsent(message.quickReply)) checkQuickReply(check, message, path);
  if (!isAbsent(message.sender)) {
    checkSender(check, check.object(message, path, 'sender'), join(path, 'sender'));
  }
  if (!isAbsent(message.quoteToken)) {
    const quotes = quoting.includes(String(message.type)) && typeof message.quoteToken === 'string';
    if (!quotes) check.add(join(path, 'quoteToken'), 'format', 'Invalid quote token');
  }
  return check.problems;
}

/** Messages that can quote another. */
const quoting = ['text', 'textV2', 'sticker'];

function checkQuickReply(check: Checker, message: Part, path: string): void {
  const at = join(path, 'quickReply');
  const items = check.list(check.object(message, path, 'quickReply'), at, 'items', 1, 13);
  for (const [index, item] of items.entries()) {
    const itemAt = `${join(at, 'items')}[${index}]`;
    check.form(item, itemAt, 'type', ['action']);
    check.httpsUrl(item, itemAt, 'imageUrl', { optional: true });
    checkAction(check, item, itemAt, 'action', 'quickReply');
  }
}

function checkContent(check: Checker, message: Part, path: string): void {
  switch (message.type) {
    case 'text':
      check.text(message, path, 'text', { max: 5000 });
      return checkEmojis(check, message, path);
    case 'textV2':
      return checkTextV2(check, message, path);
    case 'sticker':
      for (const field of ['packageId', 'stickerId']) {
        check.text(message, path, field, { max: 20 });
        check.form(message, path, field, /^\d+$/);
      }
      return;
    case 'image':
      return checkFiles(check, message, path);
    case 'video':
      checkFiles(check, message, path);
      check.text(message, path, 'trackingId', { max: 100, optional: true });
      return check.form(message, path, 'trackingId', /^[\w\-.=,+*()%$&;:@{}!?<>[\]]+$/);
    case 'audio':
      check.httpsUrl(message, path, 'originalContentUrl');
      return check.whole(message, path, 'duration', 1, Number.MAX_SAFE_INTEGER);
    case 'location':
      check.text(message, path, 'title', { max: 100 });
      check.text(message, path, 'address', { max: 100 });
      check.number(message, path, 'latitude', -90, 90);
      return check.number(message, path, 'longitude', -180, 180);
    case 'imagemap':
      return checkImagemap(check, message, path);
    case 'template':
      return checkTemplateMessage(check, message, path);
    case 'flex':
      return checkFlex(check, message, path);
    case 'coupon':
      check.text(message, path, 'couponId', { max: 1000 });
      check.text(message, path, 'deliveryTag', { max: 30, optional: true });
      return check.form(message, path, 'deliveryTag', /^\w*$/);
    default:
      check.add(join(path, 'type'), 'unsupported', 'invalid message type');
  }
}

function checkFiles(check: Checker, message: Part, path: string): void {
  check.httpsUrl(message, path, 'originalContentUrl');
  check.httpsUrl(message, path, 'previewImageUrl');
}

/** LINE emojis stand in for `$` signs of the text, each for its own, at most 20. */
function checkEmojis(check: Checker, message: Part, path: string): void {
  if (isAbsent(message.emojis)) return;
  const taken = new Set<unknown>();
  for (const [index, emoji] of check.list(message, path, 'emojis', 0, 20).entries()) {
    const at = `${join(path, 'emojis')}[${index}]`;
    check.text(emoji, at, 'productId', { max: 100 });
    check.text(emoji, at, 'emojiId', { max: 100 });
    const isDollar =
      typeof emoji.index === 'number' && String(message.text ?? '')[emoji.index] === '$';
    if (!isDollar || taken.has(emoji.index)) {
      check.add(join(at, 'index'), 'format', 'must be the position of a $');
    }
    taken.add(emoji.index);
  }
}

/** @see https://developers.line.biz/en/reference/messaging-api/#text-message-v2 */
function checkTextV2(check: Checker, message: Part, path: string): void {
  check.text(message, path, 'text', { max: 5000 });
  const substitution = isAbsent(message.substitution)
    ? {}
    : check.object(message, path, 'substitution');
  const at = join(path, 'substitution');
  const entries = Object.entries(substitution);
  const count = (type: string) => entries.filter(([, value]) => asPart(value).type === type).length;
  if (entries.length > 100) check.add(at, 'count', 'Size must be between 0 and 100');
  if (count('mention') > 20) check.add(at, 'count', 'At most 20 mentions');
  if (count('emoji') > 20) check.add(at, 'count', 'At most 20 emojis');
  for (const [key] of entries) {
    if (!/^[0-9A-Za-z_]{1,20}$/.test(key)) check.add(at, 'format', 'invalid key');
    checkSubstitution(check, check.object(substitution, at, key), join(at, key));
  }
  if (typeof message.text !== 'string') return;
  const rest = message.text.replace(
    /\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}/g,
    (_, key: string | undefined) => {
      if (key !== undefined && !Object.hasOwn(substitution, key)) {
        check.add(join(path, 'text'), 'format', `The placeholder ${key} has no substitution`);
      }
      return '';
    },
  );
  if (/[{}]/.test(rest)) check.add(join(path, 'text'), 'format', 'Braces must be doubled');
}

function checkSubstitution(check: Checker, value: Part, path: string): void {
  if (value.type === 'emoji') {
    check.text(value, path, 'productId', { max: 100 });
    return check.text(value, path, 'emojiId', { max: 100 });
  }
  if (value.type !== 'mention') {
    return check.add(join(path, 'type'), 'unsupported', 'Must be one of: mention, emoji');
  }
  const mentionee = check.object(value, path, 'mentionee');
  const at = join(path, 'mentionee');
  check.form(mentionee, at, 'type', ['user', 'all'], { optional: false });
  if (mentionee.type === 'user') {
    check.form(mentionee, at, 'userId', /^U[0-9a-f]{32}$/, { optional: false });
  }
}

function checkSender(check: Checker, sender: Part, path: string): void {
  check.text(sender, path, 'name', { max: 20, optional: true });
  if (typeof sender.name === 'string' && /\bline\b/i.test(sender.name)) {
    check.add(join(path, 'name'), 'format', "Must not contain 'LINE'");
  }
  check.httpsUrl(sender, path, 'iconUrl', { optional: true });
}

function anchorOf(type: unknown): string {
  const known = [
    'text',
    'sticker',
    'image',
    'video',
    'audio',
    'location',
    'imagemap',
    'template',
    'flex',
  ];
  return known.includes(String(type)) ? `${String(type)}-message` : 'message-objects';
}
