import { randomUUID } from 'node:crypto';
import { filteredAnswer, safeAnswer, safePrompt } from '../contentSafety';
import { limitText, piecesOf } from '../limitText';
import type { ChatRequest } from './chatRequest';
import type { Thought } from '../mind/think';
import type { Usage } from '../usage';

export interface Reply {
  readonly request: ChatRequest;
  readonly thought: Thought;
  readonly usage: Usage;
  /** Seconds. */
  readonly created: number;
  /** The service's filter takes the words back; of a stream, those that are not sent yet. @default false */
  readonly isFiltered?: boolean;
}

/** A chat completion on the wire. @see https://platform.openai.com/docs/api-reference/chat/object */
export function completionOf(reply: Reply): Record<string, unknown> {
  const { request, usage, created, isFiltered = false } = reply;
  const { text, call, finish } = limited(reply);
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created,
    model: request.model,
    choices: [
      {
        index: 0,
        finish_reason: finish,
        logprobs: null,
        content_filter_results: isFiltered ? filteredAnswer : safeAnswer,
        message: {
          role: 'assistant',
          content: isFiltered ? '' : text,
          refusal: null,
          ...(call === undefined ? {} : { tool_calls: [toolCall(call)] }),
        },
      },
    ],
    usage,
    prompt_filter_results: safePrompt,
  };
}

/** The same as pieces of a stream, each the data of one event. */
export function chunksOf(reply: Reply): string[] {
  const { request, usage, created, isFiltered = false } = reply;
  const head = {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion.chunk',
    created,
    model: request.model,
  };
  const wantsUsage = request.stream_options?.include_usage === true;
  const safeIf = (hasWords: boolean) => (hasWords ? safeAnswer : {});
  const chunk = (delta: Record<string, unknown>, finish: string | null = null) =>
    JSON.stringify({
      ...head,
      choices: [
        {
          index: 0,
          delta,
          finish_reason: finish,
          logprobs: null,
          content_filter_results:
            isFiltered && finish !== null ? filteredAnswer : safeIf(Boolean(delta.content)),
        },
      ],
      ...(wantsUsage ? { usage: null } : {}),
    });
  const { text, call, finish } = limited(reply);
  const pieces = piecesOf(text ?? '').map((content) => ({ content }));
  const sent = isFiltered ? pieces.slice(0, pieces.length / 2) : pieces;
  const parts = call === undefined ? sent : callPieces(toolCall(call));
  return [
    // The service speaks of the prompt first, in a chunk that has no choice.
    JSON.stringify({ ...head, choices: [], prompt_filter_results: safePrompt }),
    chunk({ role: 'assistant', content: call === undefined ? '' : null }),
    ...parts.map((part) => chunk(part)),
    chunk({}, finish),
    ...(wantsUsage ? [JSON.stringify({ ...head, choices: [], usage })] : []),
    '[DONE]',
  ];
}

function limited({ request, thought: { text, call }, isFiltered = false }: Reply) {
  if (isFiltered) return { text, finish: 'content_filter' };
  if (call !== undefined) return { text: null, call, finish: 'tool_calls' };
  const short = limitText(text ?? '', request.max_completion_tokens);
  return { text: short.text, finish: short.isCut ? 'length' : 'stop' };
}

function toolCall(call: NonNullable<Thought['call']>) {
  return { id: `call_${randomUUID().replaceAll('-', '')}`, type: 'function', function: call };
}

function callPieces({
  id,
  type,
  function: { name, arguments: json },
}: ReturnType<typeof toolCall>) {
  const first = { index: 0, id, type, function: { name, arguments: '' } };
  const rest = piecesOf(json).map((part) => ({ index: 0, function: { arguments: part } }));
  return [first, ...rest].map((call) => ({ tool_calls: [call] }));
}
