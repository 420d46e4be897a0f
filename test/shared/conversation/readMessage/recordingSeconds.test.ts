import { expect, test } from '@jest/globals';
import { recordingSeconds } from '../../../../shared/conversation/readMessage/recordingSeconds';

const mp4 = 'audio/mp4';

/** A movie header that says its length. */
function movie(seconds: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.write('mvhd', 40, 'latin1');
  bytes.writeUInt32BE(1000, 44 + 12);
  bytes.writeUInt32BE(seconds * 1000, 44 + 16);
  return bytes;
}

function wav(bytesPerSecond: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.write('RIFF    WAVEfmt ', 0, 'latin1');
  bytes.writeUInt32LE(bytesPerSecond, 28);
  return bytes;
}

test('what LINE says counts, and so does the movie header: the longer of them', () => {
  expect(recordingSeconds({ bytes: movie(60, 200), mediaType: mp4 }, undefined)).toBe(60);
  expect(recordingSeconds({ bytes: movie(60, 200), mediaType: mp4 }, 90_000)).toBe(90);
});

test('no header makes a large recording short', () => {
  const lying = movie(1, 1_600_000);
  expect(recordingSeconds({ bytes: lying, mediaType: mp4 }, 1)).toBe(100);
  const loud = wav(0xffff_ffff, 1_920_000);
  expect(recordingSeconds({ bytes: loud, mediaType: 'audio/wav' }, undefined)).toBe(10);
});

test('a WAV file is as long as its rate says', () => {
  const bytes = wav(32_000, 320_000);
  expect(recordingSeconds({ bytes, mediaType: 'audio/wav' }, undefined)).toBe(10);
});

test('what says nothing is as long as it could be', () => {
  const bytes = Buffer.alloc(400_000);
  expect(recordingSeconds({ bytes, mediaType: 'audio/ogg' }, undefined)).toBe(100);
});
