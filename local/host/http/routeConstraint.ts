export type RouteConstraint = (value: string) => boolean;

const INT_MAX = 2n ** 31n - 1n;
const INT_MIN = -(2n ** 31n);
const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);

const GUID = /^\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$/i;
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const FLOAT = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

const SIMPLE: Readonly<Record<string, RouteConstraint>> = {
  int: (value) => isWhole(value, INT_MIN, INT_MAX),
  long: (value) => isWhole(value, LONG_MIN, LONG_MAX),
  bool: (value) => /^(true|false)$/i.test(value),
  guid: (value) => GUID.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
  decimal: (value) => DECIMAL.test(value),
  double: (value) => FLOAT.test(value),
  float: (value) => FLOAT.test(value),
  datetime: (value) => !Number.isNaN(Date.parse(value)),
  required: (value) => value !== '',
};

/**
 * A route parameter's constraint (`int`, `length(4,8)`, `regex(^a.*$)`); undefined when there is none of that name.
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints
 */
export function parseRouteConstraint(text: string): RouteConstraint | undefined {
  const match = /^(\w+)(?:\(([\s\S]*)\))?$/.exec(text);
  if (!match) return undefined;
  const name = match[1]!.toLowerCase();
  const argument = match[2];
  if (argument === undefined) return Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
  if (name === 'regex') {
    const pattern = new RegExp(argument.replaceAll('{{', '{').replaceAll('}}', '}'), 'i');
    return (value) => pattern.test(value);
  }
  const numbers = argument.split(',').map(Number);
  if (numbers.some((n) => !Number.isInteger(n))) return undefined;
  const [first = 0, second = first] = numbers;
  switch (name) {
    case 'length':
      return (value) => value.length >= first && value.length <= second;
    case 'minlength':
      return (value) => value.length >= first;
    case 'maxlength':
      return (value) => value.length <= first;
    case 'min':
      return (value) => isWhole(value, BigInt(first), LONG_MAX);
    case 'max':
      return (value) => isWhole(value, LONG_MIN, BigInt(first));
    case 'range':
      return (value) => isWhole(value, BigInt(first), BigInt(second));
    default:
      return undefined;
  }
}

function isWhole(value: string, min: bigint, max: bigint): boolean {
  if (!/^[+-]?\d{1,20}$/.test(value)) return false;
  const number = BigInt(value.replace(/^\+/, ''));
  return number >= min && number <= max;
}
