import { z } from 'zod';
import type { CopyWriter } from '../content/copyWriter';
import { Copy } from '../content/copy';
import type { Language } from '../content/languages';
import { dayPrefix } from '../storage/dayName';
import { removePartition, workThroughEndedDays } from '../storage/endedDays';
import type { Table } from '../storage/table';

/** A category in one part of one day. */
export interface DaySlot {
  /** Local date, `2026-11-23`. */
  readonly date: string;
  /** Stands for the part of the day. */
  readonly hour: number;
  readonly category: string;
}

/**
 * A model's words for the cards of a day, written once: whoever asks for a card of that part of the day gets the same. Nobody
 * waits for them; where there are none, people's words are used.
 */
export interface DayCopies {
  find(slot: DaySlot, language: Language): Promise<readonly Copy[] | undefined>;
  /** Keeps words unless some are there already. */
  keep(slot: DaySlot, language: Language, copies: readonly Copy[]): Promise<void>;
  /** Removes the words of days that ended before this. */
  collect(beforeMs: number): Promise<void>;
}

const Copies = z.array(Copy).min(1);

export function createDayCopies(table: Table): DayCopies {
  const partitionOf = (date: string) => `words-${date}`;
  const rowOf = ({ hour, category }: DaySlot, language: Language) =>
    `${hour}-${category}-${language}`;
  return {
    async find(slot, language) {
      const row = await table.get(partitionOf(slot.date), rowOf(slot, language));
      if (row === undefined) return undefined;
      const read = Copies.safeParse(JSON.parse(String(row.fields.copies)));
      return read.success ? read.data : undefined;
    },
    async keep(slot, language, copies) {
      const words = copies.map(({ title, body, altText, cta }) => ({ title, body, altText, cta }));
      const fields = { copies: JSON.stringify(words) };
      await table.insert(partitionOf(slot.date), rowOf(slot, language), fields);
    },
    collect: (beforeMs) =>
      workThroughEndedDays({ table, name: 'words', beforeMs }, (day) =>
        removePartition(table, partitionOf(day.slice(dayPrefix.length))),
      ),
  };
}

/** What the cards of each category are about, for those who write them. */
const abouts: Readonly<Record<string, string>> = {
  morning: 'a gentle good morning, and courage for the day',
  motivation: 'courage to begin, and patience to go on',
  inspiration: 'a new way of looking at an ordinary day',
  wellness: 'rest, breath, being kind to oneself',
  nature: 'something small and true that nature shows',
};

const partNames: Readonly<Record<number, string>> = {
  2: 'in the night',
  8: 'in the morning',
  14: 'during the day',
  19: 'in the evening',
  23: 'in the night',
};

/** Asks the writer for the words of a slot, at once for all languages that have none yet, and keeps those that are the model's. */
export async function writeDayCopies(
  writer: CopyWriter,
  dayCopies: DayCopies,
  slot: DaySlot,
  languages: readonly Language[],
  variants: number,
): Promise<void> {
  const { category, date, hour } = slot;
  const found = await Promise.all(languages.map((language) => dayCopies.find(slot, language)));
  const missing = languages.filter((_language, index) => found[index] === undefined);
  if (missing.length === 0) return;
  const about = `${abouts[category] ?? category}; read ${partNames[hour] ?? 'today'}; the date is ${date}`;
  const written = await writer.write({
    about,
    category,
    languages: missing,
    variants,
    bannedWords: [],
    // The date is for the season, not to be said.
    facts: '',
  });
  for (const [language, { tier, copies }] of written) {
    if (tier === 'ai' || tier === 'constrainedAi') await dayCopies.keep(slot, language, copies);
  }
}
