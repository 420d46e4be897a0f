import { deflatedAgain, deflatedRun } from './deflated';

/** A PDF of one page with these streams as its contents. */
function pdfOf(
  contents: Buffer,
  dictionary: string,
  pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  const add = (part: Buffer | string) => {
    const bytes = Buffer.from(part as string, 'latin1');
    parts.push(bytes);
    at += bytes.byteLength;
  };
  const object = (body: string, stream?: Buffer) => {
    offsets.push(at);
    add(`${offsets.length} 0 obj\n${body}\n`);
    if (stream !== undefined) {
      add('stream\n');
      add(stream);
      add('\nendstream\n');
    }
    add('endobj\n');
  };
  add('%PDF-1.7\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(pages);
  object('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>');
  object(`<< /Length ${contents.byteLength} ${dictionary} >>`, contents);
  const table = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`);
  add(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** A page whose contents are packed three times over. */
export function aPdfOfNestedFilters(megabytes: number): Buffer {
  const space = 0x20;
  const contents = deflatedAgain(deflatedRun(space, megabytes), 2);
  return pdfOf(contents, '/Filter [/FlateDecode /FlateDecode /FlateDecode]');
}

/** The tree of pages has itself for a branch, and says that there are a million. */
export function aPdfWhosePagesAreCircular(): Buffer {
  const pages = '<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 1000000 >>';
  return pdfOf(Buffer.from('BT (x) Tj ET'), '', pages);
}

/** One page that shows a word again and again. */
export function aPdfOfOperators(words: number): Buffer {
  const contents = Buffer.from('BT /F1 1 Tf (word) Tj 1 1 Td ET\n'.repeat(words));
  return pdfOf(deflatedAgain(contents, 1), '/Filter /FlateDecode');
}
