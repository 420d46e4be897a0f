export const dayPartNames = ['night', 'morning', 'day', 'evening'] as const;
export type DayPartName = (typeof dayPartNames)[number];

export interface DayPart {
  readonly name: DayPartName;
  /** The hour at which it ends. */
  readonly until: number;
  /** Stands for all of it. */
  readonly hour: number;
}

const dayParts: readonly DayPart[] = [
  { name: 'night', until: 5, hour: 2 },
  { name: 'morning', until: 11, hour: 8 },
  { name: 'day', until: 17, hour: 14 },
  { name: 'evening', until: 22, hour: 19 },
  { name: 'night', until: 24, hour: 23 },
];
const [firstPart] = dayParts as readonly [DayPart];

/** The part of the day in which an hour (0 to 23) lies. */
export function dayPartOf(hour: number): DayPart {
  return dayParts.find(({ until }) => hour < until) ?? firstPart;
}
