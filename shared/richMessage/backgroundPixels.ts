import sharp from 'sharp';
import { RenderError } from '../errors';
import { type BackgroundCrop, cropBackground } from './backgroundCrop';
import type { PixelCache } from './pixelCache';
import type { RenderMaterials } from './renderMaterials';
import type { Template } from './templates';
import { baseWidthPx } from './widths';

/** A template's background as raw RGB of the picture's size, and how it was cut. */
export async function backgroundPixels(
  pixels: PixelCache,
  template: Template,
  { uploads }: RenderMaterials,
  heightPx: number,
): Promise<{ readonly data: Buffer; readonly crop: BackgroundCrop }> {
  const [zone] = template.zones;
  if (zone === undefined) throw new RangeError(`${template.id} has no zone for words`);
  const crop = cropBackground(template.size, zone, heightPx);
  const bytes = baseWidthPx * heightPx * 3;
  const data = await pixels(`${template.version}@${heightPx}`, bytes, () => {
    const image = sharp(sourceOf(template, uploads));
    const { scaledWidth, scaledHeight, left, top } = crop;
    return image
      .resize(scaledWidth, scaledHeight, { fit: 'fill' })
      .extract({ left, top, width: baseWidthPx, height: heightPx })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
  });
  return { data, crop };
}

function sourceOf({ id, background }: Template, uploads: RenderMaterials['uploads']) {
  if (background.kind === 'file') return background.path;
  const bytes = uploads?.[background.name];
  if (bytes !== undefined) return bytes;
  throw new RenderError('render.uploadMissing', `The picture of the template ${id} is not there`, {
    retryable: true,
  });
}
