import { createHash } from 'node:crypto';
import { RenderError } from '../../errors';
import type { RichMessage } from '../richMessage';
import type { Templates } from '../templates/templates';

/** Changes whenever the same input would be drawn differently. */
export const rendererVersion = 4;

/**
 * Names a picture by all that is drawn on it: words, layout, height, language (it chooses the fonts) and the template's
 * content, icons, pictures and the brand's look. Alternative text and where a tap leads to are not drawn. 43 characters, fit for a URL; 52 of a
 * personal picture.
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
    message.cells.map(({ text, icon, picture, action }) => [
      text.title ?? '',
      text.body ?? '',
      text.footer ?? '',
      icon ?? '',
      picture ?? '',
      action !== undefined,
    ]),
    lookKey(message.brand),
  ];
  if (message.personal === undefined) return hash(drawn);
  return `${personalPrefix}${hash([...drawn, message.personal])}`;
}

const personalPrefix = 'personal-';

/** Whether a picture holds somebody's own words: it is shown to nobody else, and can be replaced. */
export function isPersonal(key: string): boolean {
  return key.startsWith(personalPrefix);
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

function lookKey(brand: RichMessage['brand']): readonly unknown[] {
  if (brand === undefined) return [];
  const { logo, logoPlace, palette, typeface } = brand;
  return [
    logo === undefined ? [] : [logo, logoPlace],
    palette === undefined ? [] : [palette.accent, palette.dark, palette.light],
    typeface,
  ];
}
