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

/** A part of a message as it stands in the request. */
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
  return {
    problems,
    add,
    text(part, path, field, { min = 1, max, optional = false, count = 'utf16' }) {
      const value = part[field];
      const at = join(path, field);
      if (value === undefined && optional) return;
      if (typeof value !== 'string' || (value === '' && min > 0))
        return add(at, 'required', 'May not be empty');
      const length = count === 'utf16' ? value.length : graphemes(value);
      if (length >= min && length <= max) return;
      add(at, 'length', `Length must be between ${Math.min(min, 0)} and ${max}`);
    },
    httpsUrl(part, path, field, { max = 2000, optional = false } = {}) {
      const value = part[field];
      const at = join(path, field);
      if (value === undefined && optional) return;
      if (typeof value !== 'string' || value === '') return add(at, 'required', 'May not be empty');
      if (value.length > max) return add(at, 'length', `Length must be between 0 and ${max}`);
      if (!isHttps(value)) add(at, 'url', 'invalid uri scheme');
    },
    whole(part, path, field, min, max) {
      const value = part[field];
      if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return;
      add(join(path, field), 'range', `Must be a whole number between ${min} and ${max}`);
    },
    list(part, path, field, min, max) {
      const value = part[field];
      const length = Array.isArray(value) ? value.length : 0;
      if (length < min || length > max) {
        add(join(path, field), 'count', `Size must be between ${min} and ${max}`);
      }
      return Array.isArray(value) ? value.map(asPart) : [];
    },
  };
}

/** Whatever it is, as something whose fields can be asked for. */
export function asPart(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}

export function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function graphemes(text: string): number {
  return [...segmenter.segment(text)].length;
}

function isHttps(value: string): boolean {
  const url = URL.parse(value);
  if (url === null) return false;
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
}
