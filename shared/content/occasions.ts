import { z } from 'zod';

/** Days of the year that have cards of their own somewhere. Cards of an occasion can be wished for at any time. */
export const occasionNames = [
  'new_year',
  'lunar_new_year',
  'lantern',
  'seollal',
  'tet',
  'three_kings',
  'hinamatsuri',
  'womens_day',
  'songkran',
  'easter',
  'idul_fitri',
  'may_day',
  'parents_day',
  'mothers_day',
  'dragon_boat',
  'music_day',
  'tanabata',
  'obon',
  'independence_day',
  'mid_autumn',
  'chuseok',
  'national_day',
  'loy_krathong',
  'fathers_day',
  'st_nicholas',
  'christmas',
  'year_end',
] as const;
export type OccasionName = (typeof occasionNames)[number];

/** How many days before and after the day itself belong to an occasion. */
const around = {
  before: z.number().int().min(0).max(7).default(0),
  after: z.number().int().min(0).max(15).default(0),
};
const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'is no MM-DD');
const isoDate = z.iso.date();

/** When an occasion is. */
export const OccasionDays = z.union([
  /** The same days each year; `to` may lie in the next one. */
  z.strictObject({ from: monthDay, to: monthDay.optional() }),
  /**
   * By a calendar that `Intl` knows. Lunisolar ones are tables instead: ICU has the new moons of February 2027 and 2030 a
   * day off.
   */
  z.strictObject({
    calendar: z.enum(['islamic-umalqura']),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(30),
    ...around,
  }),
  /** Such as the second Sunday of May; 0 is Sunday. */
  z.strictObject({
    month: z.number().int().min(1).max(12),
    weekday: z.number().int().min(0).max(6),
    nth: z.number().int().min(1).max(4),
  }),
  /** By a table; `source` says where it comes from. */
  z.strictObject({ dates: z.array(isoDate).min(1), source: z.string().min(1), ...around }),
]);
export type OccasionDays = z.infer<typeof OccasionDays>;

/** Whether a local date (`2026-11-23`) belongs to an occasion. */
export function isOccasion(days: OccasionDays, date: string): boolean {
  const monthAndDay = date.slice(5);
  if ('from' in days) {
    const { from, to = from } = days;
    return from <= to
      ? from <= monthAndDay && monthAndDay <= to
      : monthAndDay >= from || monthAndDay <= to;
  }
  if ('nth' in days) {
    const { month, weekday, nth } = days;
    const at = new Date(`${date}T12:00:00Z`);
    const isMonth = at.getUTCMonth() + 1 === month && at.getUTCDay() === weekday;
    return isMonth && Math.ceil(at.getUTCDate() / 7) === nth;
  }
  const isDay = (day: string) =>
    'dates' in days ? days.dates.includes(day) : isCalendarDay(days, day);
  const offsets = Array.from({ length: days.before + days.after + 1 }, (_, n) => n - days.after);
  return offsets.some((offset) => isDay(daysLater(date, offset)));
}

const dayMs = 24 * 60 * 60 * 1000;

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function isCalendarDay(
  {
    calendar,
    month,
    day,
  }: { readonly calendar: string; readonly month: number; readonly day: number },
  date: string,
): boolean {
  const format =
    formats.get(calendar) ??
    new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    });
  formats.set(calendar, format);
  const parts = format.formatToParts(new Date(`${date}T12:00:00Z`));
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return part('month') === String(month) && part('day') === String(day);
}
