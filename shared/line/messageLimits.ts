import type { messagingApi } from '@line/bot-sdk';
import { checkAction } from './actionLimits';
import { checkFlex } from './flexLimits';
import { checkImagemap } from './imagemapLimits';
import {
  asPart,
  type Checker,
  createChecker,
  join,
  type MessageProblem,
  type Part,
} from './messageProblem';
import { checkTemplateMessage } from './templateLimits';

/** Messages in one request. @see https://developers.line.biz/en/reference/messaging-api/#send-reply-message */
export const maxMessages = 5;

/** Bytes of one request. */
export const maxRequestBytes = 2 * 1024 * 1024;

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
  if (message.quickReply !== undefined) {
    const at = join(path, 'quickReply');
    for (const [index, item] of check
      .list(asPart(message.quickReply), at, 'items', 1, 13)
      .entries()) {
      const itemAt = `${join(at, 'items')}[${index}]`;
      check.httpsUrl(item, itemAt, 'imageUrl', { optional: true });
      checkAction(check, asPart(item.action), join(itemAt, 'action'), 'quickReply');
    }
  }
  if (message.sender !== undefined)
    checkSender(check, asPart(message.sender), join(path, 'sender'));
  return check.problems;
}

function checkContent(check: Checker, message: Part, path: string): void {
  switch (message.type) {
    case 'text':
      check.text(message, path, 'text', { max: 5000 });
      return checkEmojis(check, message, path);
    case 'textV2':
      check.text(message, path, 'text', { max: 5000 });
      if (Object.keys(asPart(message.substitution)).length > 100) {
        check.add(join(path, 'substitution'), 'count', 'Size must be between 0 and 100');
      }
      for (const key of Object.keys(asPart(message.substitution))) {
        if (!/^[0-9A-Za-z_]{1,20}$/.test(key))
          check.add(join(path, 'substitution'), 'format', 'invalid key');
      }
      return;
    case 'sticker':
      check.text(message, path, 'packageId', { max: 20 });
      return check.text(message, path, 'stickerId', { max: 20 });
    case 'image':
    case 'video':
      check.httpsUrl(message, path, 'originalContentUrl');
      check.httpsUrl(message, path, 'previewImageUrl');
      return check.text(message, path, 'trackingId', { max: 100, optional: true });
    case 'audio':
      check.httpsUrl(message, path, 'originalContentUrl');
      return check.whole(message, path, 'duration', 1, Number.MAX_SAFE_INTEGER);
    case 'location':
      check.text(message, path, 'title', { max: 100 });
      return check.text(message, path, 'address', { max: 100 });
    case 'imagemap':
      return checkImagemap(check, message, path);
    case 'template':
      return checkTemplateMessage(check, message, path);
    case 'flex':
      return checkFlex(check, message, path);
    default:
      check.add(join(path, 'type'), 'unsupported', 'invalid message type');
  }
}

/** LINE emojis stand in for `$` signs of the text, at most 20. */
function checkEmojis(check: Checker, message: Part, path: string): void {
  if (message.emojis === undefined) return;
  for (const [index, emoji] of check.list(message, path, 'emojis', 0, 20).entries()) {
    const at = Number(emoji.index);
    if (String(message.text ?? '')[at] === '$') continue;
    check.add(`${join(path, 'emojis')}[${index}].index`, 'format', 'must be the position of a $');
  }
}

function checkSender(check: Checker, sender: Part, path: string): void {
  check.text(sender, path, 'name', { max: 20, optional: true });
  if (/^line$/i.test(String(sender.name ?? '').trim())) {
    check.add(join(path, 'name'), 'format', 'May not be LINE');
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
