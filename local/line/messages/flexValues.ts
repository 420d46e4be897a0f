import type { Place } from './report';

/** A check of one property's value. */
export type ValueCheck = (place: Place, value: unknown) => void;

const matches =
  (pattern: RegExp): ValueCheck =>
  (place, value) => {
    if (typeof value !== 'string' || !pattern.test(value)) place.invalid();
  };

const sizes = 'none|xs|sm|md|lg|xl|xxl';
const fontSizes = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl';
const px = '\\d+(\\.\\d+)?px';
const percent = '\\d+(\\.\\d+)?%';

/** The forms that Flex values have. @see https://developers.line.biz/en/reference/messaging-api/#flex-message-elements */
export const flexValues = {
  color: matches(/^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/),
  space: matches(new RegExp(`^(${sizes}|${px})$`)),
  padding: matches(new RegExp(`^(${sizes}|${px}|${percent})$`)),
  offset: matches(new RegExp(`^(${sizes}|-?${px}|-?${percent})$`)),
  length: matches(new RegExp(`^(${px}|${percent})$`)),
  borderWidth: matches(new RegExp(`^(none|light|normal|medium|semi-bold|bold|${px})$`)),
  cornerRadius: matches(new RegExp(`^(${sizes}|${px})$`)),
  fontSize: matches(new RegExp(`^(${fontSizes}|${px})$`)),
  imageSize: matches(new RegExp(`^(${fontSizes}|full|${px}|${percent})$`)),
  px: matches(new RegExp(`^${px}$`)),
  /** From 0 to below 360 degrees, as the reference's prose says. */
  angle: matches(/^0*([0-9]|[1-9]\d|[12]\d\d|3[0-5]\d)(\.\d+)?deg$/),
  percent: matches(new RegExp(`^${percent}$`)),
  boolean: (place, value) => {
    if (typeof value !== 'boolean') place.invalid();
  },
  count: (place, value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) place.invalid();
  },
  /** `{width}:{height}`, each 1 to 100000, height at most three times the width. */
  aspectRatio: (place, value) => {
    const match =
      typeof value === 'string' ? /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) : null;
    if (!match) return place.invalid();
    const width = Number(match[1]);
    const height = Number(match[2]);
    const inRange = width >= 1 && width <= 100_000 && height >= 1 && height <= 100_000;
    if (!inRange || height > width * 3) place.invalid();
  },
} satisfies Record<string, ValueCheck>;

export const oneOf =
  (...values: string[]): ValueCheck =>
  (place, value) => {
    if (typeof value !== 'string' || !values.includes(value)) place.invalid();
  };
