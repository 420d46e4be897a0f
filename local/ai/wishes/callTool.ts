import type { ChatRequest, JsonSchema, Tool } from '../chat/chatRequest';
import { findWish, wishedTools } from './findWish';
import { schemaAllows } from './schemaAllows';

/** A value that a schema allows, at a place of the schema `root`. */
export type Invent = (schema: JsonSchema, place?: readonly string[], root?: JsonSchema) => unknown;

export interface ToolCall {
  readonly name: string;
  /** JSON. */
  readonly arguments: string;
}

/**
 * The call that the request wants: of the tool it names, or of the one that the words ask for; once in a turn.
 * @param invent for what must be said and was not
 */
export function callTool(
  { tools = [], tool_choice: choice, messages }: ChatRequest,
  words: string,
  invent: Invent,
): ToolCall | undefined {
  const tool = chooseTool(tools, choice, words, messages.at(-1)?.role === 'tool');
  if (tool === undefined) return undefined;
  const { name, parameters = {} } = tool.function;
  const values = findWish(name, words);
  const writes = values === undefined || name === 'make_rich_message';
  const found = argumentsOf(parameters, values ?? {}, invent, writes);
  return { name, arguments: JSON.stringify(found) };
}

function chooseTool(
  tools: readonly Tool[],
  choice: ChatRequest['tool_choice'],
  words: string,
  isAnswered: boolean,
): Tool | undefined {
  if (choice === 'none') return undefined;
  if (typeof choice === 'object') {
    return tools.find(({ function: { name } }) => name === choice.function.name);
  }
  if (choice !== 'required' && isAnswered) return undefined;
  const wished = wishedTools
    .flatMap((name) => tools.filter((tool) => tool.function.name === name))
    .find((tool) => findWish(tool.function.name, words) !== undefined);
  // Tools that the stand-in knows nothing of are called by their names.
  const named = tools.find(
    ({ function: { name } }) =>
      !wishedTools.includes(name) &&
      words.toLowerCase().includes(name.replaceAll('_', ' ').toLowerCase()),
  );
  return wished ?? named ?? (choice === 'required' ? tools[0] : undefined);
}

/** What the words name, as far as the schema allows it; of the rest, what must be there. `writes`: all that may be there. */
function argumentsOf(
  parameters: JsonSchema,
  values: Readonly<Record<string, unknown>>,
  invent: Invent,
  writes: boolean,
): Record<string, unknown> {
  const properties = Object.entries((parameters.properties ?? {}) as Record<string, JsonSchema>);
  const required = Array.isArray(parameters.required) ? parameters.required : [];
  return Object.fromEntries(
    properties.flatMap(([name, schema]) => {
      const value = values[name];
      if (value !== undefined && schemaAllows(schema, value)) return [[name, value]];
      if (writes) return [[name, invent(schema, [name], parameters)]];
      if (!required.includes(name)) return [];
      return [[name, schemaAllows(schema, null) ? null : invent(schema, [name], parameters)]];
    }),
  );
}
