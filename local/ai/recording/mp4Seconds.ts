interface Box {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * The length that a movie header says, of a file that has a sound track.
 * @throws Error @see https://developer.apple.com/documentation/quicktime-file-format/movie_header_atom
 */
export function mp4Seconds(bytes: Buffer): number {
  const boxes = boxesOf(bytes);
  const movie = boxesOf(contentOf(boxes, 'moov'));
  contentOf(boxes, 'mdat');
  const header = contentOf(movie, 'mvhd');
  const hasSound = movie.some(({ name, content }) => name === 'trak' && isSound(content));
  if (!hasSound) throw new Error('the MP4 file has no sound track');
  // Version 1 has times of 64 bits.
  const [scale, length] =
    header[0] === 1
      ? [header.readUInt32BE(20), Number(header.readBigUInt64BE(24))]
      : [header.readUInt32BE(12), header.readUInt32BE(16)];
  if (scale === 0) throw new Error('the MP4 file does not say its length');
  return length / scale;
}

function isSound(track: Buffer): boolean {
  const media = boxesOf(contentOf(boxesOf(track), 'mdia'));
  return contentOf(media, 'hdlr').toString('latin1', 8, 12) === 'soun';
}

function contentOf(boxes: readonly Box[], name: string): Buffer {
  const found = boxes.find((box) => box.name === name);
  if (found === undefined) throw new Error(`the MP4 file has no ${name}`);
  return found.content;
}

function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length;) {
    const { size, head } = sizeAt(bytes, at);
    if (size < head || at + size > bytes.length) throw new Error('the MP4 file ends in its middle');
    const name = bytes.toString('latin1', at + 4, at + 8);
    boxes.push({ name, content: bytes.subarray(at + head, at + size) });
    at += size;
  }
  return boxes;
}

/** 1: the size follows in 64 bits; 0: all that is left. */
function sizeAt(bytes: Buffer, at: number): { size: number; head: number } {
  if (at + 8 > bytes.length) throw new Error('the MP4 file ends in its middle');
  const size = bytes.readUInt32BE(at);
  if (size === 0) return { size: bytes.length - at, head: 8 };
  if (size !== 1) return { size, head: 8 };
  if (at + 16 > bytes.length) throw new Error('the MP4 file ends in its middle');
  return { size: Number(bytes.readBigUInt64BE(at + 8)), head: 16 };
}
