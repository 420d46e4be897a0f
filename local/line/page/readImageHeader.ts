export type ImageHeader = { format: 'png' | 'jpeg'; widthPx: number; heightPx: number };

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Format and size of a PNG or JPEG from its first bytes; `undefined` when it is neither or is cut off too early.
 * @see https://www.w3.org/TR/png-3/#11IHDR
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf (B.2.2, frame header)
 */
export function readImageHeader(bytes: Buffer): ImageHeader | undefined {
  if (bytes.length >= 24 && bytes.subarray(0, 8).equals(pngSignature)) {
    return { format: 'png', widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) };
  }
  if (bytes.length >= 4 && bytes[0] === 0xff && bytes[1] === 0xd8) return readJpegFrame(bytes);
  return undefined;
}

/** Walks the marker segments up to the first start-of-frame. */
function readJpegFrame(bytes: Buffer): ImageHeader | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isStandalone(marker)) at += 2;
    else if (isStartOfFrame(marker)) {
      return {
        format: 'jpeg',
        heightPx: bytes.readUInt16BE(at + 5),
        widthPx: bytes.readUInt16BE(at + 7),
      };
    } else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

const isStandalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
