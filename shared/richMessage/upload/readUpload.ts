import sharp, { type Sharp } from 'sharp';
import { RenderError } from '../../errors';
import type { TextZone } from '../templates/templates';
import { baseWidthPx } from '../widths';
import { pictureFormat } from './pictureFormat';
import { proposeZones } from './proposeZones';
import { maxUploadBytes, maxUploadPixels, type UploadUse } from './uploadLimits';

/** An uploaded picture as it is kept: upright, sRGB, no larger than it is ever drawn. */
export interface ReadUpload {
  readonly bytes: Uint8Array;
  readonly extension: 'jpg' | 'png';
  readonly width: number;
  readonly height: number;
  /** As it was sent, upright. */
  readonly source: { readonly width: number; readonly height: number };
  /** Of a background: its calmest parts, where words could stand. */
  readonly zones: readonly TextZone[];
  /** Of a background: its main colours. */
  readonly palette: readonly string[];
}

/** Smaller ones would be blurred. */
const leastPx: Record<UploadUse, { readonly width: number; readonly height: number }> = {
  background: { width: 640, height: 320 },
  picture: { width: 200, height: 200 },
  logo: { width: 40, height: 20 },
};
/** Twice the size at which it is drawn. */
const logoBox = { width: 440, height: 168 };
/** Height by width of the highest and the widest picture that LINE's layouts have. */
const shapes = { highest: 2, widest: 0.5 };

/**
 * Checks an uploaded picture and brings it into the form in which it is kept.
 * @throws RenderError `upload.format`, `upload.tooLarge`, `upload.tooManyPixels`, `upload.tooSmall`, `upload.unreadable`
 */
export async function readUpload(bytes: Uint8Array, use: UploadUse): Promise<ReadUpload> {
  if (bytes.byteLength > maxUploadBytes) {
    throw new RenderError('upload.tooLarge', 'A picture may have 10 MB at most');
  }
  const format = pictureFormat(bytes);
  if (format === undefined) {
    throw new RenderError('upload.format', 'A picture must be a JPEG, PNG or WebP file');
  }
  const image = sharp(bytes, { limitInputPixels: maxUploadPixels }).autoOrient();
  const size = await sizeOf(bytes);
  if (size.width * size.height > maxUploadPixels) {
    throw new RenderError('upload.tooManyPixels', 'A picture may have 25 million pixels at most');
  }
  const least = leastPx[use];
  if (size.width < least.width || size.height < least.height) {
    throw new RenderError(
      'upload.tooSmall',
      `A ${use} must have at least ${least.width} x ${least.height} pixels, not ${size.width} x ${size.height}`,
    );
  }
  try {
    return use === 'background'
      ? await readBackground(image, size)
      : await readPart(image, use, size);
  } catch (error) {
    throw unreadable(error);
  }
}

/** Width and height as the picture is seen: a rotation that the file only mentions is taken into account. */
async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  try {
    // Reads the header alone.
    const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return autoOrient;
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause: unknown): RenderError {
  return new RenderError('upload.unreadable', 'The picture is damaged and cannot be read', {
    cause,
  });
}

async function readBackground(
  image: Sharp,
  size: { readonly width: number; readonly height: number },
): Promise<ReadUpload> {
  const shape = Math.min(shapes.highest, Math.max(shapes.widest, size.height / size.width));
  const [width, height] = [baseWidthPx, Math.round(baseWidthPx * shape)];
  const { data } = await image
    .resize(width, height, { fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width, height, channels: 3 } as const;
  const [bytes, palette] = await Promise.all([
    sharp(data, { raw }).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer(),
    mainColors(sharp(data, { raw })),
  ]);
  const zones = proposeZones({ width, height, data });
  return { bytes, extension: 'jpg', width, height, source: size, zones, palette };
}

async function readPart(
  image: Sharp,
  use: 'picture' | 'logo',
  source: ReadUpload['source'],
): Promise<ReadUpload> {
  const box = use === 'logo' ? logoBox : { width: baseWidthPx, height: baseWidthPx };
  const sized = image
    .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const encoded =
    use === 'logo'
      ? sized.ensureAlpha().png()
      : sized.flatten({ background: '#ffffff' }).jpeg({ quality: 90 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  const extension = use === 'logo' ? 'png' : 'jpg';
  const { width, height } = info;
  return { bytes: data, extension, width, height, source, zones: [], palette: [] };
}

/** The mean colours of the four quarters. */
async function mainColors(image: Sharp): Promise<string[]> {
  const pixels = await image.resize(2, 2, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
  return [0, 3, 6, 9].map((at) => `#${pixels.subarray(at, at + 3).toString('hex')}`);
}
