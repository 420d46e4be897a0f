import { dateStyles, excelDate } from './excelDates';
import { openOffice, type OfficeParts } from './openOffice';
import { readXml } from './readXml';
import type { TextReading } from './textReading';
import { UnreadableError } from './unreadableError';
import { createWordCollector } from './wordCollector';

/** The words of a Word, Excel or PowerPoint document; what else is in a zip is not read. @throws UnreadableError */
export function readOffice(bytes: Uint8Array, maxCharacters: number): TextReading {
  const parts = openOffice(bytes);
  if (parts.has('word/document.xml')) return readDocument(parts, maxCharacters);
  if (parts.has('xl/workbook.xml')) return readWorkbook(parts, maxCharacters);
  if (numbered(parts, 'ppt/slides/slide').length > 0) return readSlides(parts, maxCharacters);
  throw new UnreadableError('unsupported');
}

function readDocument(parts: OfficeParts, maxCharacters: number): TextReading {
  const words = collectWords(parts.get('word/document.xml'), maxCharacters);
  return { form: 'docx', ...words };
}

function readSlides(parts: OfficeParts, maxCharacters: number): TextReading {
  const slides = numbered(parts, 'ppt/slides/slide');
  let text = '';
  let pagesRead = 0;
  let isWhole = true;
  for (const { bytes } of slides) {
    if (text.length >= maxCharacters) break;
    const words = collectWords(bytes, maxCharacters - text.length);
    pagesRead += 1;
    isWhole &&= words.isWhole;
    if (words.text !== '')
      text += `${text === '' ? '' : '\n\n'}[slide ${pagesRead}]\n${words.text}`;
  }
  const pages = slides.length;
  return { form: 'pptx', text, isWhole: isWhole && pagesRead === pages, pages, pagesRead };
}

/** Runs of text, with breaks where paragraphs, lines, cells and tabs are. */
function collectWords(
  bytes: Uint8Array | undefined,
  maxCharacters: number,
): { text: string; isWhole: boolean } {
  const collector = createWordCollector();
  let isText = false;
  const isEnough = () => collector.length >= maxCharacters;
  readXml(
    bytes ?? new Uint8Array(),
    {
      open(name) {
        if (name === 't') isText = true;
        if (name === 'tab') collector.space('\t');
        if (name === 'br' || name === 'cr') collector.space('\n');
        if (name === 'tr') collector.openRow();
        if (name === 'tc') collector.openCell();
      },
      close(name) {
        if (name === 't') isText = false;
        if (name === 'p') collector.space('\n');
        if (name === 'tc') collector.closeCell();
        if (name === 'tr') collector.closeRow();
      },
      text: (run) => {
        if (isText) collector.text(run);
      },
    },
    isEnough,
  );
  return { text: collector.words(), isWhole: !isEnough() };
}

function readWorkbook(parts: OfficeParts, maxCharacters: number): TextReading {
  const shared = sharedStrings(parts.get('xl/sharedStrings.xml'), maxCharacters);
  const { names, system } = readWorkbookHead(parts.get('xl/workbook.xml'));
  const dates = dateStyles(parts.get('xl/styles.xml'));
  const valueOf = (value: string, type: string, style: number): string => {
    if (type === 's') return shared[Number(value)] ?? '';
    return type === 'n' && dates.has(style) ? excelDate(Number(value), system) : value;
  };
  const sheets = numbered(parts, 'xl/worksheets/sheet');
  let text = '';
  let pagesRead = 0;
  let isWhole = true;
  for (const { bytes } of sheets) {
    if (text.length >= maxCharacters) break;
    const rows = sheetRows(bytes, valueOf, maxCharacters - text.length);
    const name = names[pagesRead] ?? `${pagesRead + 1}`;
    pagesRead += 1;
    isWhole &&= rows.isWhole;
    if (rows.text !== '') text += `${text === '' ? '' : '\n\n'}[sheet ${name}]\n${rows.text}`;
  }
  const pages = sheets.length;
  return { form: 'xlsx', text, isWhole: isWhole && pagesRead === pages, pages, pagesRead };
}

/** Cells of one sheet: a line a row, tabs between its cells. */
function sheetRows(
  bytes: Uint8Array,
  /** What is shown of a cell. */
  valueOf: (value: string, type: string, style: number) => string,
  maxCharacters: number,
): { text: string; isWhole: boolean } {
  let text = '';
  let style = 0;
  let row: string[] = [];
  let type = '';
  let column = 0;
  let value: string | undefined;
  let isValue = false;
  const isEnough = () => text.length >= maxCharacters;
  readXml(
    bytes,
    {
      open(name, attributes) {
        if (name === 'row') row = [];
        if (name === 'c') {
          type = attributes.t ?? 'n';
          style = Number(attributes.s ?? 0);
          column = columnOf(attributes.r ?? '') ?? row.length;
          value = undefined;
        }
        if (name === 'v' || name === 't') isValue = true;
      },
      close(name) {
        if (name === 'v' || name === 't') isValue = false;
        if (name === 'c' && value !== undefined) {
          while (row.length < column) row.push('');
          row.push(valueOf(value, type, style));
        }
        if (name === 'row' && row.some((cell) => cell !== '')) text += `${row.join('\t')}\n`;
      },
      text(run) {
        if (isValue) value = `${value ?? ''}${run}`;
      },
    },
    isEnough,
  );
  return { text: text.trimEnd(), isWhole: !isEnough() };
}

/** Columns between two cells that are shown as empty at most. */
const maxColumns = 100;

/** 0 for A; undefined for what is no reference, or too far to the right. */
function columnOf(reference: string): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(reference) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return column < maxColumns ? column : undefined;
}

function sharedStrings(bytes: Uint8Array | undefined, maxCharacters: number): string[] {
  const strings: string[] = [];
  let current = '';
  let characters = 0;
  let isText = false;
  if (bytes === undefined) return strings;
  readXml(
    bytes,
    {
      open: (name) => {
        if (name === 'si') current = '';
        if (name === 't') isText = true;
      },
      close: (name) => {
        if (name === 't') isText = false;
        if (name === 'si') strings.push(current);
      },
      text: (run) => {
        if (!isText) return;
        current += run;
        characters += run.length;
      },
    },
    // A sheet may use the last of them first.
    () => characters > maxCharacters * 20,
  );
  return strings;
}

function readWorkbookHead(bytes: Uint8Array | undefined): {
  names: string[];
  system: 1900 | 1904;
} {
  const names: string[] = [];
  let system: 1900 | 1904 = 1900;
  if (bytes === undefined) return { names, system };
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'sheet') names.push(attributes.name ?? '');
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) system = 1904;
    },
  });
  return { names, system };
}

/** The parts of this path with a number behind it, by that number. */
function numbered(parts: OfficeParts, path: string) {
  return [...parts]
    .filter(([name]) => name.startsWith(path))
    .map(([name, bytes]) => ({ bytes, number: Number.parseInt(name.slice(path.length), 10) }))
    .sort((a, b) => a.number - b.number);
}
