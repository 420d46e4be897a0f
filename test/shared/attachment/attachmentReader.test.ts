import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import type { AttachmentReader } from '../../../shared/attachment/attachmentReader';
import { createAttachmentReader } from '../../../shared/attachment/createAttachmentReader';
import { aJpegOfManyScans } from '../../bombs/jpegBombs';
import { aDocx, aPdf, aPptx, anXlsx } from '../../../local/demo/sampleFiles';

const root = join(__dirname, '..', '..', '..');
const workerFile = join(root, 'dist', 'functions', 'attachmentWorker.mjs');
let reader: AttachmentReader;

beforeAll(() => {
  reader = createAttachmentReader({ workerFile });
});
afterAll(() => reader.close());

const file = (bytes: Buffer, fileName: string) => reader.read({ bytes, as: 'file', fileName });
const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#306090' } });

describe('pictures', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s is read', async (format) => {
    const bytes = await solid(60, 40).toFormat(format).toBuffer();
    const reading = await reader.read({ bytes, as: 'image' });
    expect(reading).toMatchObject({ kind: 'picture', widthPx: 60, heightPx: 40 });
  });

  test('a picture is turned as it was taken', async () => {
    const bytes = await solid(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const reading = await reader.read({ bytes, as: 'image' });
    expect(reading).toMatchObject({ kind: 'picture', widthPx: 40, heightPx: 60 });
    if (reading.kind !== 'picture') throw new Error('no picture');
    expect((await sharp(reading.jpeg).metadata()).orientation ?? 1).toBe(1);
  });

  test('a picture of an iPhone (HEIC) is read, with its colours', async () => {
    const bytes = readFileSync(join(root, 'local', 'demo', 'files', 'two-colours.heic'));
    const reading = await reader.read({ bytes, as: 'image' });
    expect(reading).toMatchObject({ kind: 'picture', widthPx: 96, heightPx: 64 });
    if (reading.kind !== 'picture') throw new Error('no picture');
    const { data, info } = await sharp(reading.jpeg).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number) => [...data.subarray((32 * info.width + x) * 3).subarray(0, 3)];
    expect((pixel(10)[0] ?? 0) > 150 && (pixel(86)[1] ?? 0) > 120).toBe(true);
  });

  test('a large picture is made as small as a model needs', async () => {
    const bytes = await solid(4000, 2000).jpeg().toBuffer();
    expect(await reader.read({ bytes, as: 'image' })).toMatchObject({
      widthPx: 1568,
      heightPx: 784,
    });
  });

  test('a file that ends in the middle is damaged', async () => {
    const bytes = (await solid(600, 400).jpeg().toBuffer()).subarray(0, 900);
    expect(await reader.read({ bytes, as: 'image' })).toEqual({
      kind: 'unreadable',
      reason: 'damaged',
    });
  });

  test('a JPEG of more passes than any camera makes is not unpacked', async () => {
    const usual = await reader.read({ bytes: aJpegOfManyScans(10, 400), as: 'image' });
    expect(usual).toMatchObject({ kind: 'picture' });
    expect(await reader.read({ bytes: aJpegOfManyScans(12_000, 400), as: 'image' })).toEqual({
      kind: 'unreadable',
      reason: 'tooComplex',
    });
  });

  test('a picture of too many pixels is not unpacked', async () => {
    const bytes = await solid(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
    expect(await reader.read({ bytes, as: 'image' })).toEqual({
      kind: 'unreadable',
      reason: 'tooComplex',
    });
  });
});

describe('documents', () => {
  test('a PDF is read page by page', async () => {
    expect(await file(aPdf(['The first page', 'The (second) page']), 'a.pdf')).toEqual({
      kind: 'text',
      form: 'pdf',
      text: '[page 1]\nThe first page\n\n[page 2]\nThe (second) page',
      complete: true,
      pages: 2,
      pagesRead: 2,
    });
  });

  test('of 10,000 pages, as many are read as there is room for, and that is said', async () => {
    const bytes = aPdf(Array.from({ length: 10_000 }, (_, index) => `This is page ${index + 1}`));
    const reading = await file(bytes, 'a.pdf');
    expect(reading).toMatchObject({ kind: 'text', complete: false, pages: 10_000 });
    if (reading.kind !== 'text') throw new Error('no text');
    expect(reading.pagesRead).toBeLessThan(10_000);
    expect(reading.text.length).toBeLessThanOrEqual(40_000);
    expect(reading.text).toContain('[page 2]');
  });

  test('a Word document keeps its paragraphs', async () => {
    expect(await file(aDocx(['見積書', 'Tom & Jerry <5>']), 'a.docx')).toMatchObject({
      form: 'docx',
      text: '見積書\nTom & Jerry <5>',
      complete: true,
    });
  });

  test('a table of a Word document keeps its rows and its empty cells', async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const table = `<w:tbl>${row('a', 'b')}${row('', 'c')}${row('', '')}${row('d', '')}</w:tbl>`;
    const xml = `<w:document><w:body>${table}<w:p><w:t>end</w:t></w:p></w:body></w:document>`;
    const bytes = Buffer.from(zipSync({ 'word/document.xml': strToU8(xml) }));
    expect(await file(bytes, 'a.docx')).toMatchObject({ text: 'a\tb\n\tc\nd\nend' });
  });

  test('a table of empty cells without end is read in time', async () => {
    // The words before it were copied for each cell: terabytes.
    const words = `<w:t>${'word '.repeat(7900)}</w:t>`;
    const cells = '<w:tc><w:p/></w:tc>'.repeat(1_000_000);
    const xml = `<w:document>${words}<w:tr>${cells}</w:tr><w:t>end</w:t></w:document>`;
    const bytes = Buffer.from(zipSync({ 'word/document.xml': [strToU8(xml), { level: 0 }] }));
    const reading = await file(bytes, 'a.docx');
    expect(reading).toMatchObject({ form: 'docx', complete: true });
    if (reading.kind === 'text') expect(reading.text.endsWith('end')).toBe(true);
  });

  test('elements within elements are followed only so far', async () => {
    const xml = strToU8(`<w:document>${'<w:p>'.repeat(100_000)}`);
    const bytes = Buffer.from(zipSync({ 'word/document.xml': [xml, { level: 0 }] }));
    expect(await file(bytes, 'a.docx')).toEqual({ kind: 'unreadable', reason: 'tooComplex' });
  });

  test('an Excel workbook keeps its sheets, rows and columns', async () => {
    const bytes = anXlsx({
      Sales: [
        ['Month', 'Sum'],
        ['May', 120],
      ],
      ยอดขาย: [['a', 'b']],
    });
    expect(await file(bytes, 'a.xlsx')).toMatchObject({
      form: 'xlsx',
      text: '[sheet Sales]\nMonth\tSum\nMay\t120\n\n[sheet ยอดขาย]\na\tb',
      pages: 2,
    });
  });

  test('dates of an Excel workbook are read as they are shown', async () => {
    const xml = (body: string) => strToU8(`<?xml version="1.0"?>${body}`);
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>';
    const cells = [46_360, 46_360, 46_360, 46_360.5, 0.75, 46_360]
      .map((value, style) => `<c s="${style}"><v>${value}</v></c>`)
      .join('');
    const bytes = Buffer.from(
      zipSync({
        'xl/workbook.xml': xml('<workbook><sheets><sheet name="A"/></sheets></workbook>'),
        'xl/styles.xml': xml(styles),
        'xl/worksheets/sheet1.xml': xml(`<worksheet><row>${cells}</row></worksheet>`),
      }),
    );
    expect(await file(bytes, 'a.xlsx')).toMatchObject({
      text: '[sheet A]\n46360\t2026-12-04\t2026-12-04\t2026-12-04 12:00\t18:00\t46360',
    });
  });

  test('PowerPoint slides keep their order beyond nine', async () => {
    const bytes = aPptx(Array.from({ length: 11 }, (_, index) => [`Slide ${index + 1}`]));
    const reading = await file(bytes, 'a.pptx');
    if (reading.kind !== 'text') throw new Error('no text');
    expect(reading.text.match(/Slide \d+/g)).toEqual(
      Array.from({ length: 11 }, (_, index) => `Slide ${index + 1}`),
    );
  });

  test('what a file is called does not fool the reader', async () => {
    expect(await file(aPdf(['A page']), 'holiday.jpg')).toMatchObject({ form: 'pdf' });
    expect(await file(aDocx(['words']), 'a.txt')).toMatchObject({ form: 'docx' });
  });

  test.each([
    ['encrypted', aPdf(['secret'], { encrypted: true }), 'a.pdf'],
    ['noText', aPdf(['']), 'scan.pdf'],
    ['noText', aDocx([]), 'a.docx'],
    ['damaged', aDocx(['words']).subarray(0, 150), 'a.docx'],
    ['unsupported', Buffer.from(zipSync({ 'a.txt': strToU8('hello') })), 'a.zip'],
    ['empty', Buffer.alloc(0), 'a.txt'],
    ['empty', Buffer.from('  \n '), 'a.txt'],
    ['tooLarge', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'a.txt'],
    ['unsupported', Buffer.from([0, 1, 2, 3, 4, 0, 200, 255, 0, 7, 0, 0, 1, 9]), 'a.bin'],
    ['encrypted', officeWithPassword(), 'a.docx'],
  ])('%s is said of what is so', async (reason, bytes, fileName) => {
    expect(await file(bytes, fileName)).toEqual({ kind: 'unreadable', reason });
  });

  test('a bomb is not unpacked', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(50_000_000) }, { level: 9 });
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await file(Buffer.from(bomb), 'a.docx')).toEqual({
      kind: 'unreadable',
      reason: 'tooComplex',
    });
  });

  test('entities that stand for one another are not expanded', async () => {
    const lol = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};&l${n};">`);
    const xml = `<!DOCTYPE d [<!ENTITY l0 "lol">${lol.join('')}]><w:document><w:t>&l20;</w:t></w:document>`;
    const bytes = Buffer.from(zipSync({ 'word/document.xml': strToU8(xml) }));
    expect(await file(bytes, 'a.docx')).toEqual({ kind: 'unreadable', reason: 'damaged' });
  });
});

describe('texts', () => {
  test.each([
    ['a.csv', 'csv'],
    ['a.md', 'markdown'],
    ['a.json', 'json'],
    ['a.py', 'code'],
    ['a.txt', 'text'],
    ['README', 'text'],
  ])('%s is read as %s', async (name, form) => {
    expect(await file(Buffer.from('x = 1\n'), name)).toMatchObject({ form, text: 'x = 1\n' });
  });

  const japanese = '会議は明日の午後三時から始まります。資料を読んでおいてください。';
  const korean = '오후 세 시에 회의실에서 회의를 시작합니다. 자료를 읽어 주세요.';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(japanese, 'utf16le')]);
  test.each([
    ['UTF-8', japanese, Buffer.from(japanese)],
    ['UTF-16', japanese, utf16],
    [
      'Shift_JIS',
      japanese,
      '89ef8b6382cd96be93fa82cc8cdf8ce38e4f8e9e82a982e78e6e82dc82e882dc82b781428e9197bf82f093c782f182c582a882a282c482ad82be82b382a28142',
    ],
    [
      'EUC-JP',
      japanese,
      'b2f1b5c4a4cfccc0c6fca4ceb8e1b8e5bbb0bbfea4aba4e9bbcfa4dea4eaa4dea4b9a1a3bbf1cec1a4f2c6c9a4f3a4c7a4aaa4a4a4c6a4afa4c0a4b5a4a4a1a3',
    ],
    [
      'windows-874',
      'สวัสดีครับ วันนี้อากาศดีมาก เราไปกินข้าวด้วยกันไหม',
      'cac7d1cab4d5a4c3d1ba20c7d1b9b9d5e9cdd2a1d2c8b4d5c1d2a120e0c3d2e4bba1d4b9a2e9d2c7b4e9c7c2a1d1b9e4cbc1',
    ],
    [
      'Big5',
      '下午三點在會議室開會，請先閱讀資料。謝謝大家的幫忙。',
      'a455a4c8a454c249a662b77cc4b3abc7b67db77ca141bdd0a5fdbe5cc5aab8eaaec6a143c1c2c1c2a46aae61aabac0b0a6a3a143',
    ],
    [
      'GB18030',
      '下午三点在会议室开会，请先阅读资料。谢谢大家的帮忙。',
      'cfc2cee7c8fdb5e3d4dabbe1d2e9cad2bfaabbe1a3acc7ebcfc8d4c4b6c1d7cac1cfa1a3d0bbd0bbb4f3bcd2b5c4b0efc3a6a1a3',
    ],
    [
      'EUC-KR',
      korean,
      'bfc0c8c420bcbc20bdc3bfa120c8b8c0c7bdc7bfa1bcad20c8b8c0c7b8a620bdc3c0dbc7d5b4cfb4d92e20c0dab7e1b8a620c0d0beee20c1d6bcbcbfe42e',
    ],
    ['windows-1252', 'Déjà vu à l’été', '44e96ae020767520e0206c92e974e9'],
  ])('a text in %s is read', async (_name, text, encoded) => {
    const bytes = typeof encoded === 'string' ? Buffer.from(encoded, 'hex') : encoded;
    expect(await file(bytes, 'a.txt')).toMatchObject({ kind: 'text', text });
  });

  test('a long text is cut, and that is said', async () => {
    const reading = await file(Buffer.from('😀'.repeat(30_000)), 'a.txt');
    expect(reading).toMatchObject({ kind: 'text', complete: false });
    if (reading.kind === 'text') expect(reading.text.isWellFormed()).toBe(true);
  });

  test('JSON of great depth is a text like any other', async () => {
    const bytes = Buffer.from('['.repeat(200_000));
    expect(await file(bytes, 'a.json')).toMatchObject({ form: 'json', complete: false });
  });
});

describe('recordings', () => {
  test.each([
    ['wav', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['mp3', Buffer.from('ID3\x04\0\0\0\0\0\0')],
    ['m4a', Buffer.from('\0\0\0\x1cftypM4A \0\0\0\0M4A mp42')],
    ['ogg', Buffer.from('OggS\0\0\0\0')],
  ])('%s is known by its bytes', async (ending, bytes) => {
    expect(await reader.read({ bytes, as: 'audio' })).toMatchObject({
      kind: 'recording',
      fileName: `recording.${ending}`,
    });
  });

  test('what is no recording is not given on as one', async () => {
    const bytes = Buffer.from('hello');
    expect(await reader.read({ bytes, as: 'audio' })).toEqual({
      kind: 'unreadable',
      reason: 'damaged',
    });
  });
});

describe('bounds', () => {
  test('what takes too long is given up, and the next one is read', async () => {
    const hasty = createAttachmentReader({ workerFile, readMs: 1 });
    const patient = createAttachmentReader({ workerFile });
    const bytes = aPdf(['A page']);
    expect(await hasty.read({ bytes, as: 'file', fileName: 'a.pdf' })).toEqual({
      kind: 'unreadable',
      reason: 'tooComplex',
    });
    expect(await patient.read({ bytes, as: 'file', fileName: 'a.pdf' })).toMatchObject({
      form: 'pdf',
    });
    await Promise.all([hasty.close(), patient.close()]);
  });

  test('a reader whose process does not run says so, rather than blame the file', async () => {
    const broken = createAttachmentReader({ workerFile: join(root, 'dist', 'nowhere.mjs') });
    const reading = broken.read({ bytes: aPdf(['A page']), as: 'file', fileName: 'a.pdf' });
    await expect(reading).rejects.toMatchObject({ code: 'attachment.crashed' });
    await broken.close();
  });

  test('several at once are each answered by their own', async () => {
    const names = ['one', 'two', 'three'];
    const readings = await Promise.all(names.map((name) => file(aPdf([name]), 'a.pdf')));
    expect(readings.map((reading) => 'text' in reading && reading.text.split('\n')[1])).toEqual(
      names,
    );
  });

  test('whatever comes, a reading comes of it', async () => {
    const heads = [
      '',
      '%PDF-1.7\n',
      'PK\x03\x04',
      '\xff\xd8\xff',
      '\0\0\0\x18ftypheic',
      'RIFF',
      'BM',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('image', 'audio', 'file'),
        async (head, tail, as) => {
          const bytes = Buffer.concat([Buffer.from(head, 'latin1'), tail]);
          const { kind } = await reader.read({ bytes, as, fileName: 'x.txt' });
          expect(['picture', 'text', 'recording', 'unreadable']).toContain(kind);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** The head of a compound file with the stream in which Office puts what a password protects. */
function officeWithPassword(): Buffer {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([head, Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le')]);
}
