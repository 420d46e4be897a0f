/** @throws Error @see https://learn.microsoft.com/windows/win32/xaudio2/resource-interchange-file-format--riff- */
export function wavSeconds(bytes: Buffer): number {
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (at + 8 + size > bytes.length) throw new Error('the WAV file ends in its middle');
    if (name === 'fmt ' && size >= 16) bytesPerSecond = bytes.readUInt32LE(at + 16);
    if (name === 'data') {
      if (bytesPerSecond === 0) throw new Error('the WAV file does not say its format');
      return size / bytesPerSecond;
    }
    // Chunks begin at even places.
    at += 8 + size + (size % 2);
  }
  throw new Error('the WAV file has no sound');
}
