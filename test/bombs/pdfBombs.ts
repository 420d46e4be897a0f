import { deflatedAgain, deflatedRun } from './deflated';

/** A PDF of one page with these streams as its contents. */
function pdfOf(contents: Buffer, dictionary: string): Buffer {
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
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
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
