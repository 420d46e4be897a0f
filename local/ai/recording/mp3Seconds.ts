/** Kilobits a second of layer III, by the header's number; 0: not allowed. */
const kilobits = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
} as const;
/** Samples a second, by the header's version and number. */
const rates: Readonly<Record<number, readonly number[]>> = {
  0: [11_025, 12_000, 8000],
  2: [22_050, 24_000, 16_000],
  3: [44_100, 48_000, 32_000],
};

/**
 * Adds up the frames, so that a changing bit rate makes no difference.
 * @throws Error @see http://www.mp3-tech.org/programmer/frame_header.html
 */
export function mp3Seconds(bytes: Buffer): number {
  let seconds = 0;
  let at = tagLength(bytes);
  while (at + 4 <= bytes.length && bytes.toString('latin1', at, at + 3) !== 'TAG') {
    const frame = frameAt(bytes, at);
    if (frame === undefined) throw new Error('the MP3 file has something else in its middle');
    if (at + frame.length > bytes.length) throw new Error('the MP3 file ends in its middle');
    seconds += frame.seconds;
    at += frame.length;
  }
  if (seconds === 0) throw new Error('the MP3 file has no sound');
  return seconds;
}

/** Of the ID3 tag at the head: 7 bits a byte, and its own ten bytes. */
function tagLength(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return 0;
  return 10 + [...bytes.subarray(6, 10)].reduce((size, byte) => size * 128 + (byte & 0x7f), 0);
}

function frameAt(bytes: Buffer, at: number): { length: number; seconds: number } | undefined {
  const header = bytes.readUInt32BE(at);
  const version = (header >>> 19) & 3;
  const layer = (header >>> 17) & 3;
  const rate = rates[version]?.[(header >>> 10) & 3];
  const kilobit = kilobits[version === 3 ? 'mpeg1' : 'mpeg2'][(header >>> 12) & 15] ?? 0;
  if (header >>> 21 !== 0x7ff || layer !== 1 || rate === undefined || kilobit === 0)
    return undefined;
  const samples = version === 3 ? 1152 : 576;
  const padding = (header >>> 9) & 1;
  return {
    length: Math.floor(((samples / 8) * kilobit * 1000) / rate) + padding,
    seconds: samples / rate,
  };
}
