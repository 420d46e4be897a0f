import { z } from 'zod';
import { Copy } from './copy';
import { type DayPartName, dayPartNames } from './dayParts';
import { OccasionDays, type OccasionName, occasionNames } from './occasions';

/** What curated cards are about, in every language. */
export const copyCategories = [
  'morning',
  'motivation',
  'inspiration',
  'wellness',
  'productivity',
  'nature',
  'general',
] as const;

/** Words of a card, and when they suit; at any time where nothing is said. */
const TimedCopy = Copy.partial({ altText: true, cta: true }).extend({
  parts: z.array(z.enum(dayPartNames)).min(1).optional(),
  /** The template that goes with these words: the colour of a weekday, the moon of a feast. Left out: any that suits. */
  template: z.string().min(1).max(40).optional(),
  /** 0 is Sunday. */
  weekdays: z.array(z.number().int().min(0).max(6)).min(1).optional(),
});
export type TimedCopy = z.infer<typeof TimedCopy>;

const Occasion = z.strictObject({
  days: z.array(OccasionDays).min(1),
  cards: z.array(TimedCopy).min(2),
});

/** The least that a language needs, so that nobody sees the same card day after day. */
const leastCards = 30;
const leastEachPart = 2;

const Categories = z.strictObject(
  Object.fromEntries(copyCategories.map((category) => [category, z.array(TimedCopy)])) as Record<
    (typeof copyCategories)[number],
    z.ZodArray<typeof TimedCopy>
  >,
);

/** `assets/copy/<language>.json`: the curated words of one language. */
export const CopyFile = Categories.extend({
  /** What a tap on a card says in the user's name. */
  thanks: z.string().min(1).max(100),
  occasions: z.partialRecord(z.enum(occasionNames), Occasion),
}).superRefine((file, context) => {
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const all = copyCategories.flatMap((category) => file[category]);
  if (all.length < leastCards) complain([], `has ${all.length} cards of at least ${leastCards}`);
  for (const category of copyCategories) {
    for (const part of dayPartNames) {
      const count = file[category].filter((text) => suits(text, part)).length;
      if (count < leastEachPart) {
        complain([category], `has ${count} cards for the ${part} of at least ${leastEachPart}`);
      }
    }
    const titles = file[category].map(({ title }) => title);
    titles.forEach((title, place) => {
      if (titles.indexOf(title) !== place) complain([category, place, 'title'], 'stands twice');
    });
  }
});
export type CopyFile = z.infer<typeof CopyFile>;

/** Whether words suit a part of any day of the week. */
export function suits({ parts, weekdays }: TimedCopy, part: DayPartName): boolean {
  return weekdays === undefined && parts?.includes(part) !== false;
}

/** @throws SyntaxError or ZodError when the text of a file is not what it should be */
export function readCopyFile(text: string): CopyFile {
  return CopyFile.parse(JSON.parse(text));
}

export function isOccasionName(category: string): category is OccasionName {
  return occasionNames.some((name) => name === category);
}
