import type { LocalTime } from '../../content/localTime';
import { energies, type Season, type Template, type templateThemes } from './templates';

/** What a template shall suit. What is left out is taken from the hour and the date. */
export interface TemplateWish {
  /** Left out: those of the weekday. */
  readonly category?: string;
  /** What clock and calendar show where the reader is. */
  readonly local: LocalTime;
  /** The same seed chooses the same template. */
  readonly seed: string;
  readonly theme?: (typeof templateThemes)[number];
  readonly moods?: readonly string[];
  readonly energy?: (typeof energies)[number];
  readonly season?: Season;
  /** Categories and templates that the reader has liked before. */
  readonly liked?: readonly string[];
  /** Everything that will be written on it. */
  readonly text?: string;
  /** Templates that were shown last, the latest first; ten count. */
  readonly recent?: readonly string[];
}

export type Criterion =
  'category' | 'preference' | 'hour' | 'energy' | 'theme' | 'mood' | 'season' | 'text' | 'novelty';

/** Judges how well a template suits a wish, 0 to 1. */
type Judge = (template: Template, wish: TemplateWish) => number;

/** What is neither said nor spoken against. */
const neutral = 0.5;

/** What a day of the week is for; Sunday first. */
const weekdayCategories: readonly (readonly string[])[] = [
  ['wellness', 'inspiration'],
  ['motivation', 'productivity'],
  ['productivity', 'wellness'],
  ['inspiration', 'motivation'],
  ['wellness', 'nature'],
  ['motivation', 'inspiration'],
  ['nature', 'wellness'],
];

export const criteria: readonly {
  readonly criterion: Criterion;
  readonly weight: number;
  readonly judge: Judge;
}[] = [
  { criterion: 'category', weight: 4, judge: judgeCategory },
  { criterion: 'preference', weight: 3.5, judge: judgePreference },
  { criterion: 'hour', weight: 3, judge: judgeHour },
  { criterion: 'energy', weight: 2.5, judge: judgeEnergy },
  { criterion: 'theme', weight: 2, judge: judgeTheme },
  { criterion: 'mood', weight: 2, judge: judgeMood },
  { criterion: 'season', weight: 1.5, judge: judgeSeason },
  { criterion: 'text', weight: 1, judge: judgeText },
  { criterion: 'novelty', weight: 1, judge: judgeNovelty },
];

/** A template names its categories in the order in which they describe it. */
function judgeCategory({ categories }: Template, wish: TemplateWish): number {
  const wanted =
    wish.category === undefined ? weekdayCategories[wish.local.weekday] : [wish.category];
  const [first, second] = wanted ?? [];
  return Math.max(rank(categories, first), 0.7 * rank(categories, second));
}

function rank(categories: readonly string[], wanted: string | undefined): number {
  const place = wanted === undefined ? -1 : categories.indexOf(wanted);
  return place === -1 ? 0 : 1 - place * 0.12;
}

function judgePreference({ id, categories }: Template, { liked }: TemplateWish): number {
  if (liked === undefined || liked.length === 0) return neutral;
  if (liked.includes(id)) return 1;
  const shared = categories.filter((category) => liked.includes(category)).length;
  return Math.min(1, shared / 2);
}

/** Within its hours; two hours before and after them it suits less and less. */
function judgeHour({ hours: { from, to } }: Template, { local: { hour } }: TemplateWish) {
  const length = (to - from + 24) % 24 || 24;
  const since = (hour - from + 24) % 24;
  if (since < length) return 1;
  const away = Math.min(since - length + 1, 24 - since);
  return Math.max(0, 1 - away / 3);
}

function judgeEnergy({ energy }: Template, wish: TemplateWish): number {
  const wanted = energies.indexOf(wish.energy ?? energyOf(wish.local.hour));
  return 1 - Math.abs(energies.indexOf(energy) - wanted) / (energies.length - 1);
}

function energyOf(hour: number): (typeof energies)[number] {
  if (hour >= 6 && hour < 10) return 'high';
  if (hour >= 10 && hour < 17) return 'medium';
  return hour >= 17 && hour < 22 ? 'low' : 'very_low';
}

function judgeTheme({ themes }: Template, wish: TemplateWish): number {
  const wanted = wish.theme ?? themeOf(wish.local.hour);
  if (wanted === undefined || themes.length === 0) return neutral;
  return themes.includes(wanted) ? 1 : 0;
}

function themeOf(hour: number): TemplateWish['theme'] {
  if (hour >= 6 && hour < 10) return 'morning_energy';
  return hour >= 18 && hour < 22 ? 'evening_calm' : undefined;
}

function judgeMood({ moods }: Template, wish: TemplateWish): number {
  if (wish.moods === undefined || wish.moods.length === 0) return neutral;
  return wish.moods.filter((mood) => moods.includes(mood)).length / wish.moods.length;
}

/** A template of the season is better than one for all the year; one of another season does not suit. */
function judgeSeason({ seasons }: Template, wish: TemplateWish): number {
  if (seasons.length === 0) return 0.6;
  return seasons.includes(wish.season ?? seasonOf(wish.local.month)) ? 1 : 0;
}

/** Of the northern half of the earth, where LINE's countries lie (Indonesia has none of the four). */
function seasonOf(month: number): Season {
  const names = ['winter', 'spring', 'summer', 'autumn'] as const;
  return names[Math.floor((month % 12) / 3)] ?? 'winter';
}

/** The size at which a body of text is read well on a phone, in px at 1040. */
const readablePx = 44;

/** The share of the words that the zone has room for at a readable size. */
function judgeText({ zones }: Template, { text }: TemplateWish): number {
  if (text === undefined || text === '') return 1;
  const [zone] = zones;
  const area = zone === undefined ? 0 : zone.width * zone.height * 1040 * 1040;
  return Math.min(1, area / (widthInEms(text) * readablePx * readablePx * 1.9));
}

/** About how wide a text is, in font sizes: Han, kana and hangul are square, marks above and below have no width. */
function widthInEms(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(
      character,
    )
      ? 1
      : 0.54;
  }
  return width;
}

/** Not shown among the last ten is best, the longer ago the better. */
function judgeNovelty({ id }: Template, { recent = [] }: TemplateWish): number {
  const place = recent.slice(0, 10).indexOf(id);
  return place === -1 ? 1 : place / 10;
}
