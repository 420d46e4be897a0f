import type { JsonSchema } from '../chat/chatRequest';

/** Whether a value is one that a schema of a tool's argument allows; words of schemas that tools do not use are not read. */
export function schemaAllows(schema: JsonSchema, value: unknown): boolean {
  const any = [schema.anyOf, schema.oneOf].find(Array.isArray) as JsonSchema[] | undefined;
  if (any !== undefined) return any.some((one) => schemaAllows(one, value));
  if ('const' in schema) return schema.const === value;
  if (Array.isArray(schema.enum)) return schema.enum.includes(value);
  const types: unknown[] = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) return false;
  const size = sizeOf(value);
  const [least, most] = [
    schema.minimum ?? schema.minLength ?? schema.minItems,
    schema.maximum ?? schema.maxLength ?? schema.maxItems,
  ];
  if (size !== undefined && typeof least === 'number' && size < least) return false;
  if (size !== undefined && typeof most === 'number' && size > most) return false;
  if (!Array.isArray(value) || typeof schema.items !== 'object') return true;
  return value.every((item) => schemaAllows(schema.items as JsonSchema, item));
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
}

function isOf(type: unknown, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
