import { strToU8, zipSync } from 'fflate';

/* Small real files of each kind, made by hand: no library that reads them here has written them. */

const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const zip = (parts: Record<string, Uint8Array>) =>
  Buffer.from(zipSync({ '[Content_Types].xml': xml('<Types/>'), ...parts }));

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export function aDocx(paragraphs: readonly string[]): Buffer {
  const body = paragraphs
    .map((text) => `<w:p><w:r><w:t>${escape(text)}</w:t></w:r></w:p>`)
    .join('');
  return zip({
    'word/document.xml': xml(`<w:document ${word}><w:body>${body}</w:body></w:document>`),
  });
}

export function anXlsx(
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
) {
  const strings: string[] = [];
  const cell = (value: string | number, column: number, row: number) => {
    const place = `${String.fromCharCode(65 + column)}${row}`;
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    strings.push(value);
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const names = Object.keys(sheets);
  const parts = Object.values(sheets).map((rows, index) => {
    const data = rows
      .map((row, y) => `<row>${row.map((value, x) => cell(value, x, y + 1)).join('')}</row>`)
      .join('');
    const sheet = xml(`<worksheet><sheetData>${data}</sheetData></worksheet>`);
    return [`xl/worksheets/sheet${index + 1}.xml`, sheet] as const;
  });
  const shared = strings.map((text) => `<si><t>${escape(text)}</t></si>`).join('');
  const list = names.map((name) => `<sheet name="${escape(name)}"/>`).join('');
  return zip({
    'xl/workbook.xml': xml(`<workbook><sheets>${list}</sheets></workbook>`),
    'xl/sharedStrings.xml': xml(`<sst>${shared}</sst>`),
    ...Object.fromEntries(parts),
  });
}

export function aPptx(slides: readonly (readonly string[])[]): Buffer {
  const slide = (lines: readonly string[]) =>
    xml(
      `<p:sld><p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${escape(line)}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sld>`.replace(
        '<p:sld>',
        '<p:sld xmlns:p="p" xmlns:a="a">',
      ),
    );
  return zip(
    Object.fromEntries(
      slides.map((lines, index) => [`ppt/slides/slide${index + 1}.xml`, slide(lines)]),
    ),
  );
}

/** A PDF with a page for each text (Latin letters); `encrypted` claims a password. */
export function aPdf(pages: readonly string[], { encrypted = false } = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  pages.forEach((text, index) => {
    const content = `BT /F1 12 Tf 72 720 Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });
  if (encrypted) {
    const key = '0'.repeat(64);
    add(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >>`);
  }
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const locked = encrypted ? ` /Encrypt ${objects.length} 0 R /ID [<00> <00>]` : '';
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${locked} >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(text, 'latin1');
}

/** Silence of some seconds: 16 bits, 8,000 samples a second, one channel. */
export function aWav(seconds: number): Buffer {
  const rate = 8000;
  const sound = Buffer.alloc(Math.round(seconds * rate) * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}
