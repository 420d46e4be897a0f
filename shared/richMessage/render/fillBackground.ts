import sharp from 'sharp';
import { RenderError } from '../../errors';
import { type BackgroundCrop, cropBackground } from './backgroundCrop';
import type { PixelFiles } from './pixelFiles';
import type { RenderMaterials } from './renderMaterials';
import type { Template } from '../templates/templates';
import { baseWidthPx } from '../widths';

/** Fills a canvas with a template's background, and answers how that was cut. */
export async function fillBackground(
  files: PixelFiles,
  template: Template,
  { uploads }: RenderMaterials,
  heightPx: number,
  target: Buffer,
): Promise<BackgroundCrop> {
  const [zone] = template.zones;
  if (zone === undefined) throw new RangeError(`${template.id} has no zone for words`);
  const crop = cropBackground(template.size, zone, heightPx);
  await files.fill(`${template.version}@${heightPx}`, target, () => {
    const { scaledWidth, scaledHeight, left, top } = crop;
    return sharp(sourceOf(template, uploads))
      .resize(scaledWidth, scaledHeight, { fit: 'fill' })
      .extract({ left, top, width: baseWidthPx, height: heightPx })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
  });
  return crop;
}

function sourceOf({ id, background }: Template, uploads: RenderMaterials['uploads']) {
  if (background.kind === 'file') return background.path;
  const bytes = uploads?.[background.name];
  if (bytes !== undefined) return bytes;
  throw new RenderError('render.uploadMissing', `The picture of the template ${id} is not there`, {
    retryable: true,
  });
}
