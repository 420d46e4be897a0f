import { randomUUID } from 'node:crypto';
import { limitText } from '../limitText';
import type { Thought } from '../mind/think';
import type { Usage } from '../usage';
import type { ResponsesRequest } from './responsesRequest';
import type { SearchResult, UrlCitation } from './webSearch';

export interface OutputText {
  readonly type: 'output_text';
  readonly text: string;
  readonly annotations: readonly UrlCitation[];
  readonly logprobs: readonly never[];
}

export type OutputItem =
  | {
      readonly type: 'web_search_call';
      readonly id: string;
      readonly status: string;
      readonly action: { readonly type: 'search'; readonly query: string };
    }
  | {
      readonly type: 'function_call';
      readonly id: string;
      readonly status: string;
      readonly call_id: string;
      readonly name: string;
      readonly arguments: string;
    }
  | {
      readonly type: 'message';
      readonly id: string;
      readonly status: string;
      readonly role: 'assistant';
      readonly content: readonly OutputText[];
    };

export type ResponseObject = ReturnType<typeof responseOf>;

export interface Outcome {
  readonly thought: Thought;
  /** What was found, when there was a search. */
  readonly search: SearchResult | undefined;
  /** The service's own filter took the words back. */
  readonly isFiltered: boolean;
  readonly usage: Usage;
  /** Seconds. */
  readonly createdAt: number;
}

/** A response on the wire. @see https://platform.openai.com/docs/api-reference/responses/object */
export function responseOf(request: ResponsesRequest, outcome: Outcome) {
  const { thought, search, isFiltered, usage, createdAt } = outcome;
  const limited = limitText(thought.text ?? '', request.max_output_tokens);
  const cutShort = limited.isCut && thought.call === undefined ? 'max_output_tokens' : undefined;
  const reason = isFiltered ? 'content_filter' : cutShort;
  const status = reason === undefined ? 'completed' : 'incomplete';
  const text = isFiltered ? '' : limited.text;
  // Words of a search only: JSON that was asked for has no place for them.
  const citations = search !== undefined && thought.text === search.text ? search.citations : [];
  return {
    id: id('resp'),
    object: 'response',
    created_at: createdAt,
    status,
    background: false,
    error: null,
    incomplete_details: reason === undefined ? null : { reason },
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    metadata: {},
    model: request.model,
    output: outputOf(thought, search, {
      type: 'output_text',
      text,
      annotations: citations.filter(({ end_index: end }) => end <= text.length),
      logprobs: [],
    }).map((item) => (item.type === 'message' ? { ...item, status } : item)),
    parallel_tool_calls: true,
    previous_response_id: null,
    prompt_cache_key: request.prompt_cache_key ?? null,
    safety_identifier: request.safety_identifier ?? null,
    store: request.store ?? true,
    temperature: request.temperature ?? 1,
    text: { format: request.text?.format ?? { type: 'text' } },
    tool_choice: request.tool_choice ?? 'auto',
    tools: request.tools ?? [],
    top_p: 1,
    truncation: 'disabled',
    usage: usageOf(usage),
  };
}

function outputOf(
  { call }: Thought,
  search: SearchResult | undefined,
  words: OutputText,
): OutputItem[] {
  const status = 'completed';
  if (call !== undefined) {
    return [{ type: 'function_call', id: id('fc'), status, call_id: id('call'), ...call }];
  }
  const searched: OutputItem[] =
    search === undefined
      ? []
      : [
          {
            type: 'web_search_call',
            id: id('ws'),
            status,
            action: { type: 'search', query: search.query },
          },
        ];
  return [
    ...searched,
    { type: 'message', id: id('msg'), status, role: 'assistant', content: [words] },
  ];
}

function usageOf(usage: Usage) {
  return {
    input_tokens: usage.prompt_tokens,
    input_tokens_details: usage.prompt_tokens_details,
    output_tokens: usage.completion_tokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: usage.total_tokens,
  };
}

function id(kind: string): string {
  return `${kind}_${randomUUID().replaceAll('-', '')}`;
}
