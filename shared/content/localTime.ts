import type { Language } from './languages';

export interface LocalTime {
  /** `2026-11-23` */
  readonly date: string;
  /** 0 to 23 */
  readonly hour: number;
  /** 1 to 12 */
  readonly month: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What clock and calendar show somewhere. @throws RangeError for a time zone that is not known */
export function localTime(at: Date, timeZone: string): LocalTime {
  const format = formats.get(timeZone) ?? createFormat(timeZone);
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    month: Number(part('month')),
    weekday: weekdays.indexOf(part('weekday')),
  };
}

function createFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
  });
}

/** Where most readers of a language live; English, Spanish, French and German are read here around UTC+8. */
const zones: Partial<Record<Language, string>> = {
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
  th: 'Asia/Bangkok',
  vi: 'Asia/Ho_Chi_Minh',
  id: 'Asia/Jakarta',
  'zh-TW': 'Asia/Taipei',
  'zh-CN': 'Asia/Shanghai',
};

/** The time zone to assume of somebody of whom only the language is known. */
export function usualTimeZone(language: Language): string {
  return zones[language] ?? 'Asia/Singapore';
}
