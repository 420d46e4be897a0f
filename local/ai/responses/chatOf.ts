import type { Item, Part, ResponsesRequest } from './responsesRequest';

/** The same request as one of the chat protocol, but for a search on the web, which that has not. */
export function chatOf(request: ResponsesRequest): Record<string, unknown> {
  const { model, input, instructions, text } = request;
  const items: Item[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const messages = [
    ...(instructions ? [{ role: 'developer', content: instructions }] : []),
    ...items.flatMap(messageOf),
  ];
  const format = text?.format;
  return {
    model,
    messages,
    ...functionsOf(request),
    ...(format?.type === 'json_schema'
      ? { response_format: { type: 'json_schema', json_schema: { ...format, type: undefined } } }
      : {}),
  };
}

/** Whether a search may be made: the tool is there, and nothing else is asked for. */
export function maySearch({ tools = [], tool_choice: choice, input }: ResponsesRequest): boolean {
  if (choice === 'none' || (typeof choice === 'object' && choice.type === 'function')) return false;
  const last = typeof input === 'string' ? undefined : input.at(-1);
  if (last?.type === 'function_call_output') return false;
  return tools.some(({ type }) => type !== 'function');
}

function functionsOf({ tools = [], tool_choice: choice }: ResponsesRequest) {
  const functions = tools.flatMap((tool) => {
    if (tool.type !== 'function') return [];
    const { name, description, parameters, strict } = tool;
    const optional = { description: description ?? undefined, parameters: parameters ?? undefined };
    return [{ type: 'function', function: { name, strict, ...optional } }];
  });
  if (functions.length === 0) return {};
  return { tools: functions, ...choiceOf(choice, functions.length < tools.length) };
}

function choiceOf(choice: ResponsesRequest['tool_choice'], canSearch: boolean) {
  // A search fulfils what is required.
  if (choice === undefined || (choice === 'required' && canSearch)) return {};
  if (typeof choice === 'string') return { tool_choice: choice };
  if (choice.type !== 'function') return { tool_choice: 'none' };
  return { tool_choice: { type: 'function', function: { name: choice.name } } };
}

function messageOf(item: Item): Record<string, unknown>[] {
  switch (item.type) {
    case 'function_call': {
      const { call_id: id, name, arguments: json } = item;
      const call = { id, type: 'function', function: { name, arguments: json } };
      return [{ role: 'assistant', content: null, tool_calls: [call] }];
    }
    case 'function_call_output':
      return [{ role: 'tool', tool_call_id: item.call_id, content: item.output }];
    case 'web_search_call':
    case 'reasoning':
      return [];
    case 'message':
    case undefined:
      return [{ role: item.role, content: contentOf(item.role, item.content) }];
    default:
      return item satisfies never;
  }
}

/** Only users send pictures. */
function contentOf(role: string, content: string | readonly Part[]) {
  if (typeof content === 'string') return content;
  if (role === 'user') return content.map(partOf);
  return content.map((part) => ('text' in part ? part.text : '')).join('\n');
}

function partOf(part: Part): Record<string, unknown> {
  if (part.type !== 'input_image') return { type: 'text', text: part.text };
  const detail = part.detail === undefined ? {} : { detail: part.detail };
  return { type: 'image_url', image_url: { url: part.image_url, ...detail } };
}
