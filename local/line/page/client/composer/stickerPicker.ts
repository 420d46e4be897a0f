import type { ChatActions } from '../chat/chatActions';
import { element } from '../elements/element';
import { closePopover, showPopover } from '../elements/popover';
import { drawSticker } from '../messages/drawSticker';
import { stickerSets, type Sticker } from '../messages/stickers';

/** All sets in one scrolled grid; the arrow keys move. */
export function showStickerPicker(anchor: HTMLElement, chat: ChatActions) {
  const choose = (sticker: Sticker) => {
    closePopover();
    void chat.sendSticker(sticker);
  };
  showPopover(anchor, { label: 'Stickers', class: 'sticker-picker' }, [
    element(
      'div',
      { class: 'sticker-grid' },
      stickerSets.flat().map((sticker) =>
        element(
          'button',
          {
            type: 'button',
            class: 'sticker-choice',
            'aria-label': sticker.keywords.join(', '),
            title: `${sticker.packageId} / ${sticker.stickerId}`,
            on: { click: () => choose(sticker) },
          },
          [drawSticker(sticker.packageId, sticker.stickerId)],
        ),
      ),
    ),
  ]);
}
