import { createHash } from 'node:crypto';
import { RenderError } from '../errors';
import type { RichMessage } from './richMessage';
import type { Templates } from './templates';

/** Changes whenever the same input would be drawn differently. */
export const rendererVersion = 2;

/**
 * Names a picture by all that is drawn on it: words, layout, height, language (it chooses the fonts) and the template's
 * content. Alternative text and actions are not drawn. 43 characters, fit for a URL.
 * @throws RenderError `render.unknownTemplate`
 */
export function pictureKey(message: RichMessage, templates: Templates): string {
  const template = templates.get(message.template);
  if (template === undefined) {
    throw new RenderError('render.unknownTemplate', `There is no template ${message.template}`);
  }
  const drawn = [
    rendererVersion,
    template.id,
    template.version,
    message.language,
    message.layout,
    message.heightPx,
    message.cells.map(({ text, action }) => [
      text.title ?? '',
      text.body ?? '',
      text.footer ?? '',
      action !== undefined,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(drawn)).digest('base64url');
}
