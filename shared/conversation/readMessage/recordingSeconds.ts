/** Bytes a second of speech in poor quality (32 kbit/s), of usual music (128 kbit/s), and of a CD's sound and a bit more. */
const poorBytes = 4000;
const usualBytes = 16_000;
const maxBytes = 192_000;

/**
 * How long a recording is at least likely to be, for its price. What a header or LINE says counts, but no recording is
 * taken for shorter than its size in usual quality; one that says nothing is as long as it could be.
 */
export function recordingSeconds(
  { bytes, mediaType }: { readonly bytes: Buffer; readonly mediaType: string },
  saidMs: number | undefined,
): number {
  const size = bytes.byteLength;
  if (mediaType === 'audio/wav') {
    return size / Math.min(maxBytes, Math.max(poorBytes, wavBytesPerSecond(bytes)));
  }
  const said = Math.max((saidMs ?? 0) / 1000, mediaType === 'audio/mp4' ? movieSeconds(bytes) : 0);
  return said > 0 ? Math.max(said, size / usualBytes) : size / poorBytes;
}

/** From the format chunk, which stands first in all but a few files. @see http://soundfile.sapp.org/doc/WaveFormat/ */
function wavBytesPerSecond(bytes: Buffer): number {
  const isUsual = bytes.byteLength >= 32 && bytes.toString('latin1', 12, 16) === 'fmt ';
  return isUsual ? bytes.readUInt32LE(28) : 0;
}

/** From the movie header, wherever it stands; 0 without one. @see https://developer.apple.com/documentation/quicktime-file-format/movie_header_atom */
function movieSeconds(bytes: Buffer): number {
  const at = bytes.indexOf('mvhd', 0, 'latin1') + 4;
  if (at < 4 || at + 32 > bytes.byteLength) return 0;
  const isLong = bytes[at] === 1;
  const scale = bytes.readUInt32BE(at + (isLong ? 20 : 12));
  const length = isLong ? Number(bytes.readBigUInt64BE(at + 24)) : bytes.readUInt32BE(at + 16);
  return scale === 0 ? 0 : length / scale;
}
