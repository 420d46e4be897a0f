import sharp, { type Sharp } from 'sharp';
import { UnreadableError } from './unreadableError';

/** Models scale pictures down to about this: more would only cost. */
const maxSidePx = 1568;
const quality = 80;
/** A phone's largest pictures; four bytes of each pixel are in memory. */
const maxPixels = 50_000_000;

// Each file is another one: nothing is worth keeping.
sharp.cache(false);

/** A progressive JPEG has about ten; each one is a pass over the whole picture. */
const maxScans = 200;

export interface UprightJpeg {
  readonly jpeg: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture as a model takes it: turned as it was taken, the first of several, on white. @throws UnreadableError */
export async function uprightJpeg(
  bytes: Uint8Array,
  codec: 'sharp' | 'heic',
): Promise<UprightJpeg> {
  if (jpegScans(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) > maxScans) {
    throw new UnreadableError('tooComplex');
  }
  const picture = codec === 'heic' ? await decodeHeic(bytes) : sharp(bytes, limits);
  try {
    const { data, info } = await picture
      .autoOrient()
      .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, widthPx: info.width, heightPx: info.height };
  } catch (error) {
    const tooMuch = error instanceof Error && /pixel limit|out of memory/.test(error.message);
    throw new UnreadableError(tooMuch ? 'tooComplex' : 'damaged', error);
  }
}

const limits = { limitInputPixels: maxPixels, failOn: 'error' } as const;

/** Scans of a JPEG: its data never contain their marker. 0 for other pictures. */
function jpegScans(bytes: Buffer): number {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 0;
  let scans = 0;
  for (let at = bytes.indexOf(startOfScan); at >= 0; at = bytes.indexOf(startOfScan, at + 2)) {
    scans += 1;
  }
  return scans;
}

const startOfScan = Buffer.from([0xff, 0xda]);

/** sharp's libheif knows no HEVC; the WebAssembly one does, and turns the picture itself. */
async function decodeHeic(bytes: Uint8Array): Promise<Sharp> {
  if (heicPixels(Buffer.from(bytes)) > maxPixels) throw new UnreadableError('tooComplex');
  const { default: decode } = await import('heic-decode');
  try {
    const { width, height, data } = await decode({ buffer: bytes });
    const raw = { width, height, channels: 4 } as const;
    return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw });
  } catch (error) {
    throw new UnreadableError('damaged', error);
  }
}

/** The largest extent that the file names (`ispe` boxes: version, flags, width, height). */
function heicPixels(bytes: Buffer): number {
  let most = 0;
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
    if (at + 16 > bytes.byteLength) break;
    most = Math.max(most, bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12));
  }
  return most;
}
