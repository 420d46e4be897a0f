import type { Sharp } from 'sharp';

/**
 * Bits that tell what a picture looks like: whether each pixel of a small grey copy is darker than its right neighbour.
 * @param side rows of that copy; 8 gives 64 bits
 */
export async function imageHash(image: Sharp, side = 8): Promise<bigint> {
  const width = side + 1;
  const pixels = await image.greyscale().resize(width, side, { fit: 'fill' }).raw().toBuffer();
  let hash = 0n;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const at = row * width + column;
      hash = (hash << 1n) | ((pixels[at] ?? 0) < (pixels[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return hash;
}

/** How many bits differ. */
export function hashDistance(a: bigint, b: bigint): number {
  return [...(a ^ b).toString(2)].filter((bit) => bit === '1').length;
}
