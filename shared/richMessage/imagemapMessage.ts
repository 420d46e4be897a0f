import type { messagingApi } from '@line/bot-sdk';
import { layoutCells, type Rectangle } from './layout';
import { senderOf } from './messageSender';
import type { RichMessage, TapAction } from './richMessage';
import { baseWidthPx } from './widths';

/**
 * The message that shows a picture: its areas are the cells that the picture was drawn from.
 * @param baseUrl where the widths are: LINE's apps add `/1040` and the like
 * @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message
 */
export function createImagemapMessage(
  message: RichMessage,
  baseUrl: string,
): messagingApi.ImagemapMessage {
  const cells = layoutCells(message.layout, message.heightPx);
  return {
    type: 'imagemap',
    baseUrl,
    altText: message.altText,
    baseSize: { width: baseWidthPx, height: message.heightPx },
    actions: message.cells.flatMap(({ action }, index) => {
      const area = cells[index];
      return action === undefined || area === undefined ? [] : [imagemapAction(action, area)];
    }),
    ...videoOf(message.video, cells),
    ...senderOf(message),
  };
}

/** A video covers its cell. @throws RangeError for a cell that the layout does not have */
function videoOf(
  video: RichMessage['video'],
  cells: readonly Rectangle[],
): { video?: messagingApi.ImagemapVideo } {
  if (video === undefined) return {};
  const { originalContentUrl, previewImageUrl, externalLink } = video;
  const area = cells[video.cell];
  if (area === undefined) throw new RangeError(`There is no cell ${video.cell} for the video`);
  return {
    video: {
      originalContentUrl,
      previewImageUrl,
      area,
      ...(externalLink === undefined ? {} : { externalLink }),
    },
  };
}

function imagemapAction(action: TapAction, area: Rectangle): messagingApi.ImagemapAction {
  const label = action.label === undefined ? {} : { label: action.label };
  switch (action.type) {
    case 'uri':
      return { type: 'uri', linkUri: action.linkUri, area, ...label };
    case 'message':
      return { type: 'message', text: action.text, area, ...label };
    case 'clipboard':
      return { type: 'clipboard', clipboardText: action.clipboardText, area, ...label };
    default:
      return action satisfies never;
  }
}
