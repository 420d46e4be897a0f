import type { ErrorDetail } from '../http/answer';

/**
 * LINE words its complaints in two ways. What the API itself reads (`messages[0].text`) is `body`; the inside of
 * templates, Flex containers and quick replies (`template/actions/0/uri`, `/hero/url`) is `content`.
 */
export type Style = 'body' | 'content';

export type Report = { body: ErrorDetail[]; content: ErrorDetail[] };

/** A place in a message: where a complaint about it is filed, and how it is worded. */
export type Place = {
  at: (key: string | number) => Place;
  tooLong: (max: number, min?: number) => void;
  wrongCount: (min: number, max: number) => void;
  missing: () => void;
  empty: () => void;
  notOneOf: (values: readonly string[]) => void;
  outOfRange: (min: number, max: number) => void;
  invalidUri: () => void;
  invalidUriScheme: () => void;
  /** A value of the wrong type or form. */
  invalid: () => void;
  unknownField: () => void;
  say: (message: string) => void;
};

/** `path` of a `content` place has no leading slash for templates and one for Flex, as LINE writes them. */
export function createPlace(report: Report, style: Style, path: string): Place {
  const say = (message: string) => void report[style].push({ message, property: path || '/' });
  const isBody = style === 'body';
  return {
    at: (key) => createPlace(report, style, join(style, path, key)),
    tooLong: (max, min = 0) =>
      say(
        isBody
          ? `Length must be between ${min} and ${max}`
          : `must not be longer than ${max} characters`,
      ),
    wrongCount: (min, max) =>
      say(
        isBody
          ? `Size must be between ${min} and ${max}`
          : `size must be between ${min} and ${max}`,
      ),
    missing: () => say(isBody ? 'May not be empty' : 'must be specified'),
    empty: () => say(isBody ? 'May not be empty' : 'must be non-empty text'),
    notOneOf: (values) =>
      say(
        isBody ? `Must be one of the following values: [${values.join(', ')}]` : 'invalid property',
      ),
    outOfRange: (min, max) =>
      say(isBody ? `Must be between ${min} and ${max}` : `must be between ${min} and ${max}`),
    invalidUri: () => say(isBody ? 'Must be a valid URI' : 'invalid uri'),
    invalidUriScheme: () => say(isBody ? 'Must be a valid HTTPS URL' : 'invalid uri scheme'),
    invalid: () => say(isBody ? 'Invalid value' : 'invalid property'),
    unknownField: () => say('unknown field'),
    say,
  };
}

function join(style: Style, path: string, key: string | number): string {
  if (style === 'content') return `${path}/${key}`;
  if (typeof key === 'number') return `${path}[${key}]`;
  return path ? `${path}.${key}` : key;
}
