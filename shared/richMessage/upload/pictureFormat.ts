/** Formats that an upload may have: what LINE's users and sharp both read without surprises. */
export type PictureFormat = 'jpeg' | 'png' | 'webp';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a file is by its first bytes, whatever its name says; undefined when it is none of the formats. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (png.every((byte, index) => bytes[index] === byte)) return 'png';
  const isRiff = ascii(bytes, 0) === 'RIFF' && ascii(bytes, 8) === 'WEBP';
  return isRiff ? 'webp' : undefined;
}

function ascii(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + 4));
}
