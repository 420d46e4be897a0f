import sharp from 'sharp';
import { RenderError } from '../../errors';
import type { Uploads } from '../render/draw/drawing';
import type { PixelCache } from '../render/pixelCache';

/** The uploads of one picture, decoded in the sizes in which they are drawn. */
export function createUploads(
  pixels: PixelCache,
  uploads: Readonly<Record<string, Uint8Array>>,
): Uploads {
  function bytesOf(name: string): Uint8Array {
    const bytes = uploads[name];
    if (bytes !== undefined) return bytes;
    throw new RenderError('render.uploadMissing', `There is no uploaded picture ${name}`);
  }

  return {
    async cover(name, width, height) {
      const data = await pixels(`${name}@${width}x${height}`, width * height * 3, () =>
        sharp(bytesOf(name))
          .resize(width, height, { fit: 'cover', position: 'attention' })
          .flatten({ background: '#ffffff' })
          .toColourspace('srgb')
          .raw()
          .toBuffer(),
      );
      return { width, height, data };
    },
    async contain(name, maxWidth, maxHeight) {
      const source = await sharp(bytesOf(name)).metadata();
      const scale = Math.min(maxWidth / source.width, maxHeight / source.height);
      const [width, height] = [
        Math.max(1, Math.round(source.width * scale)),
        Math.max(1, Math.round(source.height * scale)),
      ];
      const rgba = await pixels(`${name}@${width}x${height} sprite`, width * height * 4, () =>
        sharp(bytesOf(name))
          .resize(width, height, { fit: 'fill' })
          .toColourspace('srgb')
          .ensureAlpha()
          .raw()
          .toBuffer(),
      );
      return { width, height, rgba };
    },
  };
}
