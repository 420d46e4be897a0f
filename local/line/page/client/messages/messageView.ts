import { flexMessage } from '../flex/flexMessage';
import { element } from '../elements/element';
import { textOf, type JsonObject } from '../store/json';
import { imagemapMessage } from './imagemapMessage';
import { locationMessage } from './locationMessage';
import { audioMessage, fileMessage, imageMessage, videoMessage } from './mediaMessages';
import type { MessageContext } from './messageContext';
import { stickerMessage } from './stickerMessage';
import { templateMessage } from './templateMessage';
import { textMessage } from './textMessage';

const views: Record<string, (message: JsonObject, context: MessageContext) => HTMLElement> = {
  text: textMessage,
  textV2: textMessage,
  sticker: stickerMessage,
  image: imageMessage,
  video: videoMessage,
  audio: audioMessage,
  file: fileMessage,
  location: locationMessage,
  imagemap: imagemapMessage,
  template: templateMessage,
  flex: flexMessage,
};

/** A message object of LINE's API as the app shows it; of an unknown type, its type and its words. */
export function messageView(message: JsonObject, context: MessageContext): HTMLElement {
  const view = views[textOf(message.type)];
  if (view) return view(message, context);
  return element('div', { class: 'bubble text-bubble unknown-bubble' }, [
    `${textOf(message.type) || 'unknown'}: ${textOf(message.altText) || 'no preview'}`,
  ]);
}

const names: Record<string, string> = {
  sticker: 'Sticker',
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  file: 'File',
  location: 'Location',
  postback: 'Postback',
  follow: 'Added the bot as a friend',
  unfollow: 'Blocked the bot',
};

/** One line of words for the chat list and for screen readers. */
export function messageSummary(message: JsonObject): string {
  return (
    textOf(message.text) ||
    textOf(message.altText) ||
    textOf(message.title) ||
    textOf(message.fileName) ||
    names[textOf(message.type)] ||
    textOf(message.type)
  );
}
