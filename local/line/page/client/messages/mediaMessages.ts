import { bytesText } from '../elements/formatTime';
import { element } from '../elements/element';
import { icon } from '../elements/icon';
import { numberOf, textOf, type JsonObject } from '../store/json';
import type { MessageContext } from './messageContext';
import { picture } from './picture';
import { showPicture } from './pictureViewer';

/** Content of a user lives in the emulator; what this page uploaded is shown from its own memory. */
const contentUrl = (message: JsonObject, context: MessageContext) =>
  textOf(message.originalContentUrl) ||
  context.uploadedUrl(textOf(message.id)) ||
  `/emulator/content/${encodeURIComponent(textOf(message.id))}`;

export function imageMessage(message: JsonObject, context: MessageContext): HTMLElement {
  const full = contentUrl(message, context);
  const shown = textOf(message.previewImageUrl) || full;
  return element(
    'button',
    {
      type: 'button',
      class: 'bubble picture-bubble',
      'aria-label': 'Picture, open',
      on: { click: () => showPicture(full, 'Picture') },
    },
    [picture(shown, 'Picture', 'message-picture')],
  );
}

export function videoMessage(message: JsonObject, context: MessageContext): HTMLElement {
  const poster = textOf(message.previewImageUrl);
  return element('div', { class: 'bubble picture-bubble' }, [
    element('video', {
      class: 'message-video',
      controls: true,
      preload: 'metadata',
      playsinline: true,
      src: contentUrl(message, context),
      ...(poster ? { poster } : {}),
      'aria-label': 'Video',
    }),
  ]);
}

export function audioMessage(message: JsonObject, context: MessageContext): HTMLElement {
  const seconds = Math.round(numberOf(message.duration) / 1000);
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return element('div', { class: 'bubble audio-bubble' }, [
    icon('mic'),
    element('audio', {
      controls: true,
      preload: 'none',
      src: contentUrl(message, context),
      'aria-label': `Audio, ${length}`,
    }),
    element('span', { class: 'faint' }, [length]),
  ]);
}

export function fileMessage(message: JsonObject): HTMLElement {
  return element('div', { class: 'bubble file-bubble' }, [
    element('span', { class: 'file-mark' }, [icon('file')]),
    element('span', { class: 'file-words' }, [
      element('strong', {}, [textOf(message.fileName) || 'File']),
      element('span', { class: 'faint' }, [bytesText(numberOf(message.fileSize))]),
    ]),
  ]);
}
