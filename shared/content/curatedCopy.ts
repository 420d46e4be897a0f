import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZodError } from 'zod';
import type { Reporter } from '../telemetry/reporter';
import type { Copy } from './copy';
import {
  type CopyFile,
  copyCategories,
  isOccasionName,
  readCopyFile,
  suits,
  type TimedCopy,
} from './copyFile';
import { dayPartOf } from './dayParts';
import { emergencyCopy } from './emergencyCopy';
import { type Language, languages } from './languages';
import type { LocalTime } from './localTime';
import { isOccasion } from './occasions';

export interface CopyWish {
  readonly category: string;
  readonly language: Language;
  /** The same seed gives the same words. */
  readonly seed: string;
  /** With the same seed, each offset gives other words, until all have been given. @default 0 */
  readonly offset?: number;
  /** Where the reader is; left out: words for any time. */
  readonly at?: LocalTime;
}

/** Words, and the template that goes with them where one does. */
export interface PickedCopy extends Copy {
  readonly template?: string;
}

/** Human-written copy, in the language that was asked for. */
export interface CuratedCopy {
  /** Whether the language's file could be read; else its one neutral card is given. */
  has(language: Language): boolean;
  pick(wish: CopyWish): PickedCopy;
}

/** How many cards of a set say what day it is, on a day that has cards of its own. */
const maxOfTheDay = 3;
/** Cards that greet: on a feast they wish a happy one. */
const greetings: readonly string[] = ['morning', 'general'];

/** Reads `assets/copy/<language>.json`. A language whose file is broken is reported and does without; the others live. */
export async function loadCuratedCopy(
  assetsDirectory: string,
  reporter: Reporter,
): Promise<CuratedCopy> {
  const files = new Map<Language, CopyFile>();
  const load = async (language: Language) => {
    const file = join(assetsDirectory, 'copy', `${language}.json`);
    try {
      files.set(language, readCopyFile(await readFile(file, 'utf8')));
    } catch (error) {
      reporter.report({ name: 'copy.broken', fields: { language, reason: reasonOf(error) } });
    }
  };
  await Promise.all(languages.map(load));
  return {
    has: (language) => files.has(language),
    pick(wish) {
      const file = files.get(wish.language);
      return file === undefined ? emergencyCopy[wish.language] : pickFrom(file, wish);
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof ZodError)) return String(error);
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
}

function pickFrom(file: CopyFile, { category, seed, offset = 0, at }: CopyWish): PickedCopy {
  const known = copyCategories.find((one) => one === category) ?? 'general';
  const asked = isOccasionName(category) ? (file.occasions[category]?.cards ?? []) : [];
  const ofTheDay = asked.length > 0 || at === undefined ? [] : textsOfDay(file, known, at);
  const part = at === undefined ? undefined : dayPartOf(at.hour).name;
  const usual = file[known].filter((text) =>
    part === undefined ? text.parts === undefined : suits(text, part),
  );
  const rest = asked.length > 0 ? asked : usual.length > 0 ? usual : file[known];
  const share = Math.min(ofTheDay.length, maxOfTheDay);
  const text =
    offset < share
      ? ofTheDay[(choose(seed, ofTheDay.length) + offset) % ofTheDay.length]
      : rest[(choose(seed, rest.length) + offset - share) % rest.length];
  if (text === undefined) throw new RangeError(`There is no copy for ${category}`);
  return complete(text, file.thanks);
}

/** Words that suit this very day: its feast's, else its weekday's. */
function textsOfDay(
  file: CopyFile,
  category: (typeof copyCategories)[number],
  { date, weekday }: LocalTime,
): readonly TimedCopy[] {
  const feasts = Object.values(file.occasions).filter(({ days }) =>
    days.some((day) => isOccasion(day, date)),
  );
  if (feasts.length > 0 && greetings.includes(category))
    return feasts.flatMap(({ cards }) => cards);
  return file[category].filter(({ weekdays }) => weekdays?.includes(weekday) === true);
}

function complete({ title, body, altText, cta, template }: TimedCopy, thanks: string): PickedCopy {
  return {
    ...(template === undefined ? {} : { template }),
    title,
    body,
    altText: altText ?? `${title} — ${body}`,
    cta: cta ?? thanks,
  };
}

function choose(seed: string, count: number): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(4) % Math.max(1, count);
}
