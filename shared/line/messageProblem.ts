import { countGraphemes } from '../text/graphemes';

/** One thing for which LINE would refuse a request. */
export interface MessageProblem {
  /** Where, as LINE names it: `messages[0].altText`. */
  readonly path: string;
  readonly rule:
    'length' | 'count' | 'required' | 'url' | 'format' | 'range' | 'size' | 'unsupported';
  /** What LINE would answer. */
  readonly message: string;
  /** Where LINE says so. */
  readonly source: string;
}

/** A part of a message as it stands in the request; `null` counts as absent. */
export type Part = Readonly<Record<string, unknown>>;

const reference = 'https://developers.line.biz/en/reference/messaging-api/';

/** Gathers the problems of one request. */
export interface Checker {
  readonly problems: MessageProblem[];
  add(path: string, rule: MessageProblem['rule'], message: string): void;
  /** A required (or optional) text of `min` to `max` units. */
  text(part: Part, path: string, field: string, limits: TextLimits): void;
  /** An absolute https address (http on loopback, for development). */
  httpsUrl(
    part: Part,
    path: string,
    field: string,
    limits?: { max?: number; optional?: boolean },
  ): void;
  /** A whole number from `min` to `max`. */
  whole(part: Part, path: string, field: string, min: number, max: number): void;
  /** A number from `min` to `max`. */
  number(part: Part, path: string, field: string, min: number, max: number): void;
  /** A text of this form, or one of these. */
  form(
    part: Part,
    path: string,
    field: string,
    form: RegExp | readonly string[],
    limits?: { optional?: boolean },
  ): void;
  /** An object; empty when it is none. */
  object(part: Part, path: string, field: string): Part;
  /** The entries of a list with `min` to `max` of them; empty when it is none. */
  list(part: Part, path: string, field: string, min: number, max: number): Part[];
}

export interface TextLimits {
  readonly min?: number;
  readonly max: number;
  readonly optional?: boolean;
  /** How LINE counts this field. @default 'utf16' */
  readonly count?: 'utf16' | 'graphemes';
}

export function createChecker(anchor: string): Checker {
  const problems: MessageProblem[] = [];
  const source = `${reference}#${anchor}`;
  const add: Checker['add'] = (path, rule, message) =>
    void problems.push({ path, rule, message, source });

  function numberOf(part: Part, path: string, field: string, min: number, max: number): void {
    const value = part[field];
    if (typeof value === 'number' && value >= min && value <= max) return;
    add(join(path, field), 'range', `Must be between ${min} and ${max}`);
  }

  return {
    problems,
    add,
    text(part, path, field, { min = 1, max, optional = false, count = 'utf16' }) {
      const value = part[field];
      const at = join(path, field);
      if (isAbsent(value) && optional) return;
      if (typeof value !== 'string' || (value === '' && min > 0))
        return add(at, 'required', 'May not be empty');
      const length = count === 'utf16' ? value.length : countGraphemes(value);
      if (length >= min && length <= max) return;
      add(at, 'length', `Length must be between ${Math.min(min, 0)} and ${max}`);
    },
    httpsUrl(part, path, field, { max = 2000, optional = false } = {}) {
      const value = part[field];
      const at = join(path, field);
      if (isAbsent(value) && optional) return;
      if (typeof value !== 'string' || value === '') return add(at, 'required', 'May not be empty');
      if (value.length > max) return add(at, 'length', `Length must be between 0 and ${max}`);
      if (!isHttps(value)) add(at, 'url', 'invalid uri scheme');
    },
    whole(part, path, field, min, max) {
      if (Number.isInteger(part[field])) return numberOf(part, path, field, min, max);
      add(join(path, field), 'range', `Must be a whole number between ${min} and ${max}`);
    },
    number: numberOf,
    form(part, path, field, form, { optional = true } = {}) {
      const value = part[field];
      const at = join(path, field);
      if (isAbsent(value)) {
        if (!optional) add(at, 'required', 'May not be empty');
        return;
      }
      if (typeof value === 'string') {
        if (form instanceof RegExp ? form.test(value) : form.includes(value)) return;
      }
      const values = form instanceof RegExp ? '' : `: ${form.join(', ')}`;
      add(at, 'format', values === '' ? 'Invalid value' : `Must be one of${values}`);
    },
    object(part, path, field) {
      const value = part[field];
      if (!isObject(value)) {
        add(join(path, field), 'required', isAbsent(value) ? 'May not be empty' : 'Invalid value');
      }
      return asPart(value);
    },
    list(part, path, field, min, max) {
      const value = part[field];
      const at = join(path, field);
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      if (!Array.isArray(value) && !isAbsent(value)) add(at, 'format', 'Invalid value');
      else if (items.length < min || items.length > max) {
        add(at, 'count', `Size must be between ${min} and ${max}`);
      }
      for (const [index, item] of items.entries()) {
        if (!isObject(item)) add(`${at}[${index}]`, 'format', 'Invalid value');
      }
      return items.map(asPart);
    },
  };
}

export function isObject(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whatever it is, as something whose fields can be asked for. */
export function asPart(value: unknown): Part {
  return isObject(value) ? value : {};
}

/** LINE reads `null` as if the field were not there. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

export function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

/** An absolute address without spaces; null when it is none. */
export function parseUrl(value: string): URL | null {
  return /\s/.test(value) ? null : URL.parse(value);
}

function isHttps(value: string): boolean {
  const url = parseUrl(value);
  if (url === null) return false;
  const loopback = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
}
