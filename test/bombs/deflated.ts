import { constants, deflateRawSync, deflateSync } from 'node:zlib';

const blockBytes = 1024 * 1024;

/** Deflated (zlib), `megabytes` of one byte, without ever having them in memory: one compressed block, many times over. */
export function deflatedRun(byte: number, megabytes: number): Buffer {
  const plain = Buffer.alloc(blockBytes, byte);
  const block = deflateRawSync(plain, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([
    Buffer.from([0x78, 0xda]),
    ...new Array<Buffer>(megabytes).fill(block),
    end,
    checksum(byte, megabytes * blockBytes),
  ]);
}

/** Adler-32 of equal bytes. */
function checksum(byte: number, length: number): Buffer {
  const modulus = 65_521n;
  const count = BigInt(length);
  const a = (1n + count * BigInt(byte)) % modulus;
  const b = (count + (BigInt(byte) * count * (count + 1n)) / 2n) % modulus;
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(Number(b * 65_536n + a));
  return sum;
}

/** Deflated again and again: each time a thousandth is left of what repeats itself. */
export function deflatedAgain(bytes: Buffer, times: number): Buffer {
  return times === 0 ? bytes : deflatedAgain(deflateSync(bytes, { level: 9 }), times - 1);
}
