import { isObject, type JsonObject } from '../http/exchange';
import { fits, type Counting } from './count';
import type { Place } from './report';

/** The entry of a table for a name that came with a request: its own entries only, whatever the name is. */
export const entryFor = <T>(table: Record<string, T>, name: unknown): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;

type TextRule = { max: number; min?: number; counting?: Counting; optional?: boolean };

/** A text of a length. Absent and empty are refused unless `optional` (absent) or `min: 0` (empty). */
export function checkText(place: Place, value: unknown, rule: TextRule): value is string {
  if (value === undefined || value === null) {
    if (!rule.optional) place.missing();
    return false;
  }
  if (typeof value !== 'string') {
    place.invalid();
    return false;
  }
  if (value.length < (rule.min ?? 1)) {
    place.empty();
    return false;
  }
  if (!fits(value, rule.max, rule.counting ?? 'utf16')) {
    place.tooLong(rule.max, rule.min ?? 0);
    return false;
  }
  return true;
}

export function checkOneOf(
  place: Place,
  value: unknown,
  values: readonly string[],
  optional = true,
) {
  if (value === undefined || value === null) {
    if (!optional) place.missing();
    return;
  }
  if (typeof value !== 'string' || !values.includes(value)) place.notOneOf(values);
}

/** A list of `min` to `max` objects; answers its items, or none when it is no such list. */
export function checkList(
  place: Place,
  value: unknown,
  { min, max }: { min: number; max: number },
): JsonObject[] {
  if (value === undefined || value === null) {
    if (min > 0) place.missing();
    return [];
  }
  if (!Array.isArray(value)) {
    place.invalid();
    return [];
  }
  if (value.length < min || value.length > max) {
    place.wrongCount(min, max);
    return [];
  }
  const items: JsonObject[] = [];
  value.forEach((item: unknown, index) => {
    if (isObject(item)) items.push(item);
    else place.at(index).invalid();
  });
  return items.length === value.length ? items : [];
}

export function checkObject(place: Place, value: unknown, optional = false): value is JsonObject {
  if (isObject(value)) return true;
  if (value === undefined || value === null) {
    if (!optional) place.missing();
  } else {
    place.invalid();
  }
  return false;
}

export function checkInteger(
  place: Place,
  value: unknown,
  { min, max, optional }: { min: number; max: number; optional?: boolean },
) {
  if (value === undefined || value === null) {
    if (!optional) place.missing();
    return;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) return place.invalid();
  if (value < min || value > max) place.outOfRange(min, max);
}

export function checkNumber(place: Place, value: unknown, min: number, max: number) {
  if (value === undefined || value === null) return place.missing();
  if (typeof value !== 'number' || Number.isNaN(value)) return place.invalid();
  if (value < min || value > max) place.outOfRange(min, max);
}

export function checkPattern(place: Place, value: unknown, pattern: RegExp, optional = true) {
  if (value === undefined || value === null) {
    if (!optional) place.missing();
    return;
  }
  if (typeof value !== 'string' || !pattern.test(value)) place.invalid();
}
