import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemChance } from '../../chance';

/**
 * Decoded backgrounds as files of this machine. To read three megabytes costs a tenth of decoding a JPEG, and reading them
 * into memory that is used again spares the garbage collector, which would otherwise take as long as the drawing.
 */
export interface PixelFiles {
  /** Fills `target` with the pixels of that name; those that no file has are made, and written for the next time. */
  fill(name: string, target: Buffer, make: () => Promise<Buffer>): Promise<void>;
}

/**
 * A file that is missing or not whole is made anew; a disk that is full or read-only is no error.
 * @param maxBytes how much this process writes
 */
export function createPixelFiles(folder: string, maxBytes: number): PixelFiles {
  let written = 0;

  async function read(file: string, target: Buffer): Promise<boolean> {
    const handle = await open(file).catch(() => undefined);
    if (handle === undefined) return false;
    try {
      const { size } = await handle.stat();
      if (size !== target.byteLength) return false;
      let at = 0;
      while (at < size) {
        const { bytesRead } = await handle.read(target, at, size - at, at);
        if (bytesRead === 0) return false;
        at += bytesRead;
      }
      return true;
    } finally {
      await handle.close();
    }
  }

  async function write(file: string, pixels: Buffer): Promise<void> {
    // Renamed when whole: another process may read it at any time.
    const part = `${file}.${process.pid}.${systemChance.newId()}.part`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, pixels);
    await rename(part, file);
  }

  return {
    async fill(name, target, make) {
      const file = join(folder, name.replace(/[^\w@.-]/g, '_'));
      if (await read(file, target)) return;
      const pixels = await make();
      pixels.copy(target);
      if (written + pixels.byteLength > maxBytes) return;
      written += pixels.byteLength;
      void write(file, pixels).catch(() => undefined);
    },
  };
}
