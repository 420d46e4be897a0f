import type { JsonSchema } from '../chat/chatRequest';

/** Values for the properties of a structured answer, by their names. */
export type Wording = (path: readonly string[]) => string | undefined;

/** A value that a schema allows; strings are those that `wording` has for their place. */
export function jsonOfSchema(
  schema: JsonSchema,
  wording: Wording,
  path: readonly string[] = [],
  root: JsonSchema = schema,
): unknown {
  const inside = (next: unknown, key: string) =>
    jsonOfSchema(asSchema(next), wording, [...path, key], root);
  if (typeof schema.$ref === 'string') return inside(resolve(root, schema.$ref), '');
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return chooseOf(schema.enum, wording(path));
  const [first] = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  if (first !== undefined) return jsonOfSchema(asSchema(first), wording, path, root);
  const type: unknown = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object': {
      const properties = Object.entries(asSchema(schema.properties));
      return Object.fromEntries(properties.map(([key, next]) => [key, inside(next, key)]));
    }
    case 'array': {
      const count = Math.max(1, Number(schema.minItems ?? 1));
      return Array.from({ length: count }, (_, index) => inside(schema.items, String(index)));
    }
    case 'integer':
    case 'number':
      return Number(schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default: {
      const text = wording(path) ?? path.at(-1) ?? 'text';
      return typeof schema.maxLength === 'number' ? text.slice(0, schema.maxLength) : text;
    }
  }
}

function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}

function chooseOf(values: readonly unknown[], wish: string | undefined): unknown {
  return values.find((value) => value === wish) ?? values[0];
}

function resolve(root: JsonSchema, reference: string): unknown {
  return reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter((key) => key !== '')
    .reduce<unknown>((at, key) => asSchema(at)[key], root);
}
