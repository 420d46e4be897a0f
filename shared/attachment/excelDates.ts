import { readXml } from './readXml';

/** Built-in formats that show a date or a time. @see ECMA-376 part 1, 18.8.30 */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
/** Of East Asian versions. */
const eastAsian = (id: number) => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Styles, by their places, whose numbers are days since the beginning of Excel's time. */
export function dateStyles(styles: Uint8Array | undefined): ReadonlySet<number> {
  const dates = new Set<number>();
  if (styles === undefined) return dates;
  const own = new Map<number, string>();
  let isCellStyle = false;
  let place = 0;
  readXml(styles, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = Number(attributes.numFmtId ?? 0);
      if (builtIn.has(id) || eastAsian(id) || showsDate(own.get(id))) dates.add(place);
      place += 1;
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return dates;
}

/** Whether a format of one's own has parts of a date outside of quotes, colours and conditions. */
function showsDate(format: string | undefined): boolean {
  if (format === undefined) return false;
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

const dayMs = 24 * 60 * 60 * 1000;
/** Day 0; Excel takes 1900 for a leap year, which only days before March of it show. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** A number of days as `2026-12-04`, with the time where there is one, and the time alone before the first day. */
export function excelDate(days: number, system: 1900 | 1904 = 1900): string {
  const at = new Date(epochs[system] + Math.round(days * dayMs));
  if (Number.isNaN(at.getTime())) return String(days);
  const [date = '', time = ''] = at.toISOString().split('T');
  const clock = time.slice(0, 5);
  if (days < 1) return clock;
  return Number.isInteger(days) ? date : `${date} ${clock}`;
}
