import { lineError, type Answer } from '../http/answer';
import { isObject, type JsonObject } from '../http/exchange';
import { checkFlex } from './flexMessage';
import { checkImagemap } from './imagemapMessage';
import {
  checkAudio,
  checkCoupon,
  checkImage,
  checkLocation,
  checkSender,
  checkSticker,
  checkVideo,
} from './mediaMessages';
import { checkQuickReply } from './quickReply';
import { createPlace, type Place, type Report } from './report';
import { checkTemplate } from './templateMessage';
import { checkTextMessage, checkTextV2Message } from './textMessages';

const maxMessages = 5;

/** What a check must know of where the messages go. */
export type Destination = {
  toGroup: boolean;
  /** Whether a quote token is one of the chat; left out where there is no single chat. */
  ownsQuoteToken?: (token: string) => boolean;
};

const messageTypes = [
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'imagemap',
  'template',
  'flex',
  'coupon',
];
const quoting = new Set<unknown>(['text', 'textV2', 'sticker']);

/**
 * Checks `messages` of a send or validate call against LINE's limits. Answers LINE's 400, or `undefined` when all is
 * well; then `messages` is a list of 1 to 5 objects.
 */
export function checkMessages(messages: unknown, destination: Destination): Answer | undefined {
  const report: Report = { body: [], content: [] };
  const list = createPlace(report, 'body', 'messages');
  if (messages === undefined || messages === null) list.missing();
  else if (!Array.isArray(messages)) list.invalid();
  else if (messages.length < 1 || messages.length > maxMessages) list.wrongCount(1, maxMessages);
  else {
    for (let index = 0; index < messages.length; index += 1) {
      checkMessage(report, index, messages[index], destination);
      if (report.content.length > 0 && report.body.length === 0) {
        // LINE's own text has a no-break space there.
        return lineError(
          400,
          `A message (messages[${index}])\u00a0in the request body is invalid`,
          {
            details: report.content,
            verdict: 'invalidMessage',
          },
        );
      }
    }
  }
  return report.body.length > 0 ? bodyErrors(report.body) : undefined;
}

export const bodyErrors = (details: Report['body']): Answer =>
  lineError(400, `The request body has ${details.length} error(s)`, {
    details,
    verdict: 'invalidBody',
  });

function checkMessage(report: Report, index: number, message: unknown, destination: Destination) {
  const place = createPlace(report, 'body', `messages[${index}]`);
  if (!isObject(message)) return place.invalid();
  checkByType(report, place, message, destination);
  if (message.sender !== undefined) checkSender(place.at('sender'), message.sender);
  if (message.quickReply !== undefined) {
    checkQuickReply(createPlace(report, 'content', '/quickReply'), message.quickReply);
  }
  if (message.quoteToken !== undefined && message.quoteToken !== null) {
    const { quoteToken } = message;
    const isOwn =
      typeof quoteToken === 'string' && (destination.ownsQuoteToken?.(quoteToken) ?? true);
    if (!isOwn || !quoting.has(message.type)) place.at('quoteToken').say('Invalid quote token');
  }
}

function checkByType(report: Report, place: Place, message: JsonObject, destination: Destination) {
  switch (message.type) {
    case 'text':
      return checkTextMessage(place, message);
    case 'textV2':
      return checkTextV2Message(place, message);
    case 'sticker':
      return checkSticker(place, message);
    case 'image':
      return checkImage(place, message);
    case 'video':
      return checkVideo(place, message, destination.toGroup);
    case 'audio':
      return checkAudio(place, message);
    case 'location':
      return checkLocation(place, message);
    case 'imagemap':
      return checkImagemap(place, message);
    case 'template':
      return checkTemplate(place, createPlace(report, 'content', 'template'), message);
    case 'flex':
      return checkFlex(place, createPlace(report, 'content', ''), message);
    case 'coupon':
      return checkCoupon(place, message);
    default:
      return place.at('type').notOneOf(messageTypes);
  }
}
