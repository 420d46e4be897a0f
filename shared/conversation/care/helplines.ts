import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Language, languages } from '../../content/languages';
import type { Reporter } from '../../telemetry/reporter';

const Helpline = z.strictObject({
  /** ISO 3166, such as JP. */
  country: z.string().regex(/^[A-Z]{2}$/),
  name: z.string().min(1).max(80),
  /** What to dial, or an address where there is nothing to dial. */
  number: z.string().min(2).max(80),
  hours: z.string().min(1).max(80).optional(),
  /** Where this was read, and when. */
  source: z.url(),
  read: z.iso.date(),
});
export type Helpline = z.infer<typeof Helpline>;

/** Helplines by the language of those who call them, the likelier one first. A language may have none. */
export const Helplines = z.partialRecord(z.enum(languages), z.array(Helpline).max(6));
export type Helplines = z.infer<typeof Helplines>;

/**
 * `assets/helplines.json`, which the operator edits. A file that cannot be read is reported, and costs only the numbers: the
 * caring answer never waits for it.
 */
export async function loadHelplines(
  assetsDirectory: string,
  reporter: Reporter,
): Promise<Helplines> {
  try {
    const text = await readFile(join(assetsDirectory, 'helplines.json'), 'utf8');
    return Helplines.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    reporter.report({ name: 'helplines.broken', fields: { reason } });
    return {};
  }
}

/** The helplines of some languages, a line each. Countries are named where there are several. */
export function helplineLines(helplines: Helplines, of: readonly Language[]): string[] {
  const [language = 'en'] = of;
  const lines = [...new Set(of)].flatMap((each) => helplines[each] ?? []);
  const places = new Intl.DisplayNames(language, { type: 'region' });
  const isOneCountry = new Set(lines.map(({ country }) => country)).size === 1;
  return lines.map(({ country, name, number, hours }) => {
    const place = isOneCountry ? '' : `${places.of(country) ?? country} – `;
    return `${place}${name}\n${number}${hours === undefined ? '' : ` (${hours})`}`;
  });
}
