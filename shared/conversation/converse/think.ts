import type { messagingApi } from '@line/bot-sdk';
import type {
  ChatCompletionMessageFunctionToolCall,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { ModelError } from '../../ai/modelError';
import { chatUsage } from '../../ai/modelUsage';
import type { ModelClient, ModelRequest } from '../../ai/modelClient';
import { addUsage, noUsage, type TokenUsage } from '../../ai/modelCost';
import type { RichMessage } from '../../richMessage/richMessage';
import type { Tool, ToolContext, ToolResult } from '../tools/tool';

/** What the model has come to: words and what follows them, messages of a tool, or a picture to be drawn. */
export type Conclusion =
  | { readonly kind: 'words'; readonly text: string; readonly after: messagingApi.Message[] }
  | {
      readonly kind: 'messages';
      readonly messages: messagingApi.Message[];
      /** What is remembered of them. */
      readonly said: string;
    }
  | { readonly kind: 'picture'; readonly richMessage: RichMessage; readonly category: string };

export interface Effort {
  usage: TokenUsage;
  steps: number;
  tools: number;
}

export const noEffort = (): Effort => ({ usage: noUsage, steps: 0, tools: 0 });

export interface ThinkInput {
  readonly prompt: readonly ChatCompletionMessageParam[];
  readonly tools: readonly Tool[];
  readonly context: ToolContext;
  /** Tells the provider's monitoring one person from another, and nothing else. */
  readonly safetyIdentifier: string;
  /** Counts on, also when it ends in an error. */
  readonly effort: Effort;
}

/** Steps of the model in one turn. In the last it has no tools left, so that it speaks. */
export const maxSteps = 4;
/** Tools that one step may call; the others are told that they were too many. */
const maxCalls = 4;
/** About 6,000 Latin characters, or 1,500 others: an answer that fits a chat. */
const maxAnswerTokens = 1500;

/** Lets the model think, with its tools, in at most four steps. @throws ModelError */
export async function think(
  models: Pick<ModelClient, 'complete'>,
  { prompt, tools, context, safetyIdentifier, effort }: ThinkInput,
): Promise<Conclusion> {
  const messages = [...prompt];
  const after: messagingApi.Message[] = [];
  for (let step = 1; step <= maxSteps; step += 1) {
    effort.steps = step;
    const request: ModelRequest = {
      messages,
      ...(tools.length === 0
        ? {}
        : {
            tools: tools.map(({ definition }) => definition),
            tool_choice: step === maxSteps ? 'none' : 'auto',
          }),
      max_completion_tokens: maxAnswerTokens,
      prompt_cache_key: 'chat',
      safety_identifier: safetyIdentifier,
    };
    const completion = await models.complete(request, (lost) => {
      effort.usage = addUsage(effort.usage, lost);
    });
    effort.usage = addUsage(effort.usage, chatUsage(completion));
    const choice = completion.choices[0];
    const calls = (choice?.message.tool_calls ?? []).filter((call) => call.type === 'function');
    if (choice === undefined || calls.length === 0 || step === maxSteps) {
      const text = (choice?.message.content ?? choice?.message.refusal ?? '').trim();
      if (text === '') throw new ModelError('unavailable', 'The model says nothing');
      return { kind: 'words', text: choice?.finish_reason === 'length' ? `${text}…` : text, after };
    }
    messages.push({ role: 'assistant', content: choice.message.content, tool_calls: calls });
    for (const [index, call] of calls.entries()) {
      effort.tools += 1;
      const result = index < maxCalls ? await runTool(tools, call, context) : tooMany;
      switch (result.kind) {
        case 'answer':
          return { kind: 'messages', messages: result.messages, said: result.said };
        case 'picture':
          return result;
        case 'show':
          after.push(...result.messages);
          break;
        case 'note':
          break;
        default:
          return result satisfies never;
      }
      const { note } = result;
      const data = result.kind === 'note' && result.data !== undefined ? { data: result.data } : {};
      const content = JSON.stringify({ note, ...data });
      messages.push({ role: 'tool', tool_call_id: call.id, content });
    }
  }
  throw new ModelError('unavailable', 'The model never comes to an end');
}

const tooMany: ToolResult = { kind: 'note', note: 'Not done: too many tools at once.' };

async function runTool(
  tools: readonly Tool[],
  { function: { name, arguments: json } }: ChatCompletionMessageFunctionToolCall,
  context: ToolContext,
): Promise<ToolResult> {
  const tool = tools.find(({ definition }) => definition.function.name === name);
  if (tool === undefined) return { kind: 'note', note: `There is no tool ${name}.` };
  let args: unknown;
  try {
    args = JSON.parse(json);
  } catch {
    return { kind: 'note', note: 'Not done: the arguments are no JSON.' };
  }
  try {
    return await tool.run(args, context);
  } catch (error) {
    // A search that fails is no reason to say nothing.
    if (!(error instanceof ModelError)) throw error;
    return { kind: 'note', note: 'Not done: it does not work right now. Say so.' };
  }
}
