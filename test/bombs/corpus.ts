import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import sharp from 'sharp';
import type { Attachment } from '../../shared/attachment/attachmentReader';
import { deflatedRun } from './deflated';
import { aJpegOfManyScans } from './jpegBombs';
import { aPdfOfNestedFilters, aPdfOfOperators, aPdfWhosePagesAreCircular } from './pdfBombs';

export interface Bomb {
  readonly name: string;
  readonly as: Attachment['as'];
  readonly fileName: string;
  readonly make: () => Buffer | Promise<Buffer>;
  /** What it may be read as: a kind, or why it cannot be read. */
  readonly outcomes: readonly string[];
}

const megabyte = 1024 * 1024;
const xml = (body: string) => strToU8(`<?xml version="1.0"?>${body}`);
const stored = (bytes: Uint8Array): [Uint8Array, { level: 0 }] => [bytes, { level: 0 }];
const zip = (parts: Zippable) => Buffer.from(zipSync(parts, { level: 6 }));
const file = (
  name: string,
  fileName: string,
  outcomes: readonly string[],
  make: Bomb['make'],
): Bomb => ({ name, as: 'file', fileName, make, outcomes });
const picture = (name: string, outcomes: readonly string[], make: Bomb['make']): Bomb => ({
  name,
  as: 'image',
  fileName: '',
  make,
  outcomes,
});

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.byteLength, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A grey picture of one byte a pixel; `chunks` stand before its data. */
function aPng(width: number, height: number, data: Buffer, ...chunks: Buffer[]): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    ...chunks,
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The first frame is read; the others are there to be unpacked by mistake. */
function aGif(sidePx: number, frames: number): Buffer {
  const size = Buffer.from([sidePx & 255, sidePx >> 8, sidePx & 255, sidePx >> 8]);
  const colours = Buffer.from([0, 0, 0, 255, 255, 255]);
  const frame = Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, 2, 2, 0x4c, 0x01, 0]),
  ]);
  const head = [Buffer.from('GIF89a'), size, Buffer.from([0x80, 0, 0]), colours];
  return Buffer.concat([...head, ...new Array<Buffer>(frames).fill(frame), Buffer.from([0x3b])]);
}

/** An iPhone's picture that says that it is larger than it is. */
function aHeicThatClaims(sidePx: number): Buffer {
  const path = join(__dirname, '..', '..', 'local', 'demo', 'files', 'two-colours.heic');
  const bytes = Buffer.from(readFileSync(path));
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
    bytes.writeUInt32BE(sidePx, at + 8);
    bytes.writeUInt32BE(sidePx, at + 12);
  }
  return bytes;
}

/** A docx whose directory says that its words are short: what unpacks them finds more. */
function aZipThatLies(): Buffer {
  const bytes = zip({ 'word/document.xml': new Uint8Array(50 * megabyte) });
  const original = Buffer.alloc(4);
  original.writeUInt32LE(50 * megabyte);
  for (let at = bytes.indexOf(original); at >= 0; at = bytes.indexOf(original, at + 4)) {
    bytes.writeUInt32LE(1000, at);
  }
  return bytes;
}

const cells = (count: number) => '<c><v>1</v></c>'.repeat(count);
const entities = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};">`);

export const bombs: readonly Bomb[] = [
  file('a page packed three times', 'a.pdf', ['tooComplex'], () => aPdfOfNestedFilters(3000)),
  file(
    'pages within themselves',
    'a.pdf',
    ['damaged', 'noText', 'text'],
    aPdfWhosePagesAreCircular,
  ),
  file('a page of millions of words', 'a.pdf', ['text', 'tooComplex'], () =>
    aPdfOfOperators(300_000),
  ),
  file('a document of zeros', 'a.docx', ['tooComplex'], () =>
    zip({ 'word/document.xml': new Uint8Array(50 * megabyte) }),
  ),
  file('a document that lies about its size', 'a.docx', ['tooComplex', 'damaged'], aZipThatLies),
  file('elements a million deep', 'a.docx', ['tooComplex'], () =>
    zip({ 'word/document.xml': stored(xml(`<a>${'<p>'.repeat(1_000_000)}`)) }),
  ),
  file('entities of entities', 'a.docx', ['damaged'], () =>
    zip({ 'word/document.xml': xml(`<!DOCTYPE d [${entities.join('')}]><d><t>&l20;</t></d>`) }),
  ),
  file('a table of empty cells', 'a.docx', ['text', 'noText'], () =>
    zip({
      'word/document.xml': stored(
        xml(`<d><t>${'word '.repeat(7900)}</t>${'<tc><p/></tc>'.repeat(1_000_000)}</d>`),
      ),
    }),
  ),
  file('a sheet of a row of millions', 'a.xlsx', ['text', 'tooComplex'], () =>
    zip({
      'xl/workbook.xml': xml('<workbook><sheets><sheet name="A"/></sheets></workbook>'),
      'xl/worksheets/sheet1.xml': stored(
        xml(`<worksheet><row>${cells(1_200_000)}</row></worksheet>`),
      ),
    }),
  ),
  file('millions of empty strings', 'a.xlsx', ['noText', 'tooComplex'], () =>
    zip({
      'xl/workbook.xml': xml('<workbook/>'),
      'xl/sharedStrings.xml': stored(xml(`<sst>${'<si/>'.repeat(3_500_000)}</sst>`)),
    }),
  ),
  file('thousands of slides', 'a.pptx', ['text'], () =>
    zip(
      Object.fromEntries(
        Array.from({ length: 4900 }, (_, n) => [
          `ppt/slides/slide${n + 1}.xml`,
          xml(`<s><t>${'slide '.repeat(500)}</t></s>`),
        ]),
      ),
    ),
  ),
  file('thousands of files', 'a.zip', ['tooComplex'], () =>
    zip(
      Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`${n}.xml`, new Uint8Array(1)])),
    ),
  ),
  picture('a JPEG of 12,000 passes', ['tooComplex'], () => aJpegOfManyScans(12_000)),
  picture('a JPEG of 190 passes', ['picture', 'tooComplex'], () => aJpegOfManyScans(190)),
  picture('a PNG of a billion pixels', ['tooComplex'], () =>
    aPng(32_000, 32_000, deflatedRun(0, 1000)),
  ),
  picture('a PNG with a colour profile of 2 GB', ['picture', 'damaged', 'tooComplex'], () =>
    aPng(
      64,
      64,
      deflateSync(Buffer.alloc(64 * 65)),
      pngChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflatedRun(0, 2000)])),
    ),
  ),
  picture('a WebP of 160 million pixels', ['tooComplex'], () =>
    sharp({ create: { width: 12_800, height: 12_800, channels: 3, background: '#123' } })
      .webp({ lossless: true, effort: 0 })
      .toBuffer(),
  ),
  picture('a HEIC that claims a billion pixels', ['tooComplex'], () => aHeicThatClaims(32_000)),
  picture('a HEIC that claims nothing', ['picture', 'damaged', 'tooComplex'], () =>
    aHeicThatClaims(1),
  ),
  picture('a GIF of four billion pixels', ['tooComplex'], () => aGif(65_535, 1)),
  picture('a GIF of 100,000 frames', ['picture', 'damaged', 'tooComplex'], () =>
    aGif(3000, 100_000),
  ),
  file('a WAV that claims 4 GB', 'a.wav', ['recording'], () =>
    Buffer.concat([Buffer.from('RIFF\xff\xff\xff\xffWAVEfmt ', 'latin1'), Buffer.alloc(1000, 255)]),
  ),
  file('an m4a of boxes in boxes', 'a.m4a', ['recording'], () =>
    Buffer.concat([
      Buffer.from('\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom', 'latin1'),
      ...new Array<Buffer>(500_000).fill(Buffer.from('\xff\xff\xff\xffmoov', 'latin1')),
    ]),
  ),
  file('Markdown of quotes', 'a.md', ['text'], () => Buffer.alloc(19 * megabyte, '>')),
  file('a text of one letter', 'a.txt', ['text'], () => Buffer.alloc(19 * megabyte, 'a')),
  file('a text in no encoding', 'a.txt', ['unknownEncoding', 'tooComplex'], () =>
    Buffer.alloc(19 * megabyte, Buffer.from([0x81, 0xfe, 0xa4, 0xe0, 0xdb, 0x8e, 0xff])),
  ),
  file('JSON of brackets', 'a.json', ['text'], () => Buffer.alloc(19 * megabyte, '[')),
];
