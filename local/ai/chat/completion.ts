import { randomUUID } from 'node:crypto';
import { safeAnswer, safePrompt } from '../contentSafety';
import { limitText, piecesOf } from '../limitText';
import type { ChatRequest } from './chatRequest';
import type { Thought } from '../mind/think';
import type { Usage } from '../usage';

/** A chat completion on the wire. @see https://platform.openai.com/docs/api-reference/chat/object */
export function completionOf(
  request: ChatRequest,
  thought: Thought,
  usage: Usage,
  created: number,
): Record<string, unknown> {
  const { text, finish } = limited(request, thought);
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
        content_filter_results: safeAnswer,
        message: {
          role: 'assistant',
          content: text,
          refusal: null,
          ...(thought.call === undefined ? {} : { tool_calls: [toolCall(thought.call)] }),
        },
      },
    ],
    usage,
    prompt_filter_results: safePrompt,
  };
}

/** The same as pieces of a stream, each the data of one event. */
export function chunksOf(
  request: ChatRequest,
  thought: Thought,
  usage: Usage,
  created: number,
): string[] {
  const head = {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion.chunk',
    created,
    model: request.model,
  };
  const wantsUsage = request.stream_options?.include_usage === true;
  const chunk = (delta: Record<string, unknown>, finish: string | null = null) =>
    JSON.stringify({
      ...head,
      choices: [
        {
          index: 0,
          delta,
          finish_reason: finish,
          logprobs: null,
          content_filter_results: delta.content ? safeAnswer : {},
        },
      ],
      ...(wantsUsage ? { usage: null } : {}),
    });
  const { text, finish } = limited(request, thought);
  const parts =
    thought.call === undefined
      ? piecesOf(text ?? '').map((content) => ({ content }))
      : callPieces(toolCall(thought.call));
  return [
    // The service speaks of the prompt first, in a chunk that has no choice.
    JSON.stringify({ ...head, choices: [], prompt_filter_results: safePrompt }),
    chunk({ role: 'assistant', content: thought.call === undefined ? '' : null }),
    ...parts.map((part) => chunk(part)),
    chunk({}, finish),
    ...(wantsUsage ? [JSON.stringify({ ...head, choices: [], usage })] : []),
    '[DONE]',
  ];
}

function limited(
  { max_completion_tokens: most }: ChatRequest,
  { text, call }: Thought,
): { text: string | null; finish: string } {
  if (call !== undefined) return { text: null, finish: 'tool_calls' };
  const limited = limitText(text ?? '', most);
  return { text: limited.text, finish: limited.isCut ? 'length' : 'stop' };
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
