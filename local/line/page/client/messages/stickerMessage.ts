import { element } from '../elements/element';
import { textOf, type JsonObject } from '../store/json';
import { drawSticker } from './drawSticker';
import { moodOf } from './stickers';

export function stickerMessage(message: JsonObject): HTMLElement {
  const packageId = textOf(message.packageId);
  const stickerId = textOf(message.stickerId);
  return element(
    'div',
    {
      class: 'sticker-message',
      role: 'img',
      'aria-label': `Sticker: ${moodOf(packageId, stickerId).name}`,
      title: `Sticker ${packageId} / ${stickerId}`,
    },
    [drawSticker(packageId, stickerId)],
  );
}
