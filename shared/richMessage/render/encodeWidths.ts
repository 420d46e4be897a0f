import sharp from 'sharp';
import { baseWidthPx, type ImageWidth, imageWidths } from '../widths';

/**
 * How pictures are encoded. Optimised Huffman tables would double the time of encoding for 5 % of the bytes.
 */
const jpegOptions = {
  quality: 82,
  chromaSubsampling: '4:2:0',
  optimizeCoding: false,
} as const;

/** Resizes from the raw picture each time: a chain of resizes would blur, and decoding again costs as much as drawing. */
export async function encodeWidths(
  data: Uint8Array,
  heightPx: number,
): Promise<Record<ImageWidth, Buffer>> {
  const raw = { width: baseWidthPx, height: heightPx, channels: 3 } as const;
  const entries = await Promise.all(
    imageWidths.map(async (width) => {
      const image = sharp(data, { raw });
      const sized = width === baseWidthPx ? image : image.resize({ width, kernel: 'lanczos3' });
      return [width, await sized.jpeg(jpegOptions).toBuffer()] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<ImageWidth, Buffer>;
}
