import { mp3Seconds } from './mp3Seconds';
import { mp4Seconds } from './mp4Seconds';
import { wavSeconds } from './wavSeconds';

/** What the stand-in heard of a recording: proof that it arrived, and arrived whole. */
export interface HeardRecording {
  readonly format: 'wav' | 'mp3' | 'mp4' | 'm4a';
  readonly seconds: number;
  readonly bytes: number;
}

/** Reads a recording's container to its end. @throws Error for what is none, and for one that ends in its middle */
export function readRecording(bytes: Buffer): HeardRecording {
  const heard = (format: HeardRecording['format'], seconds: number) => ({
    format,
    seconds: Math.round(seconds * 1000) / 1000,
    bytes: bytes.length,
  });
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('RIFF') && head.endsWith('WAVE')) return heard('wav', wavSeconds(bytes));
  if (head.slice(4, 8) === 'ftyp') {
    return heard(head.endsWith('M4A ') ? 'm4a' : 'mp4', mp4Seconds(bytes));
  }
  if (head.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) {
    return heard('mp3', mp3Seconds(bytes));
  }
  throw new Error('not a recording in WAV, MP3, MP4 or M4A');
}
