/* Pictures in JPEG that are small to send and expensive to read, written marker by marker: no encoder would. */

const marker = (code: number, body: readonly number[]) =>
  Buffer.from([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]);

/** A Huffman table of one symbol, whose code is a single 0. */
const oneSymbolTable = (id: number, symbol: number) =>
  marker(0xc4, [id, 1, ...new Array<number>(15).fill(0), symbol]);

/** A symbol of an AC scan: 14 bits follow, and say how many blocks have nothing more. */
const endOfBandRun = 0xe0;
const maxRunBlocks = 2 ** 15 - 1;

/** Zero bytes follow 0xff in the data of a scan. */
function stuffed(bits: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = Array.from({ length: 8 }, (_, bit) => bits[at + bit] ?? 1);
    const value = byte.reduce((sum, bit) => sum * 2 + bit, 0);
    bytes.push(value, ...(value === 0xff ? [0] : []));
  }
  return bytes;
}

const scanHeader = (first: number, last: number) => marker(0xda, [1, 1, 0, first, last, 0]);

/**
 * A grey progressive picture whose scans say that nothing changes: a decoder visits every block of the picture in each of
 * them.
 */
export function aJpegOfManyScans(scans: number, sidePx = 7000): Buffer {
  const blocks = Math.ceil(sidePx / 8) ** 2;
  const side = [sidePx >> 8, sidePx & 0xff];
  const runs = Array.from({ length: Math.ceil(blocks / maxRunBlocks) }, () => [
    0,
    ...new Array<number>(14).fill(1),
  ]);
  const scan = Buffer.concat([scanHeader(1, 63), Buffer.from(stuffed(runs.flat()))]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    marker(0xdb, [0, ...new Array<number>(64).fill(1)]),
    marker(0xc2, [8, ...side, ...side, 1, 1, 0x11, 0]),
    oneSymbolTable(0x00, 0),
    oneSymbolTable(0x10, endOfBandRun),
    scanHeader(0, 0),
    Buffer.alloc(Math.ceil(blocks / 8)),
    ...new Array<Buffer>(scans).fill(scan),
    Buffer.from([0xff, 0xd9]),
  ]);
}
