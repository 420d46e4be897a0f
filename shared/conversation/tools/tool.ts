import type { messagingApi } from '@line/bot-sdk';
import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions';
import type { Language } from '../../content/languages';
import type { RichMessage } from '../../richMessage/richMessage';

/** Of whom and where a tool is used. */
export interface ToolContext {
  readonly chat: string;
  /** Undefined in a group whose member is not told. */
  readonly userId: string | undefined;
  readonly language: Language;
  readonly webhookEventId: string;
  /** LINE's time of the event, ms. */
  readonly timestamp: number;
  /**
   * Whether the question, or the person, has been taken back meanwhile. A tool that keeps what it made of their words
   * writes first, then asks, and takes its writing back.
   */
  readonly isGone: () => Promise<boolean>;
}

/**
 * What a tool has done. `note`: told to the model, which goes on. `show`: the same, and messages that follow its words.
 * `answer`: these messages are the answer. `picture`: the answer is this picture, which is yet to be drawn.
 */
export type ToolResult =
  | { readonly kind: 'note'; readonly note: string; readonly data?: unknown }
  | { readonly kind: 'show'; readonly note: string; readonly messages: messagingApi.Message[] }
  | { readonly kind: 'answer'; readonly messages: messagingApi.Message[]; readonly said: string }
  | { readonly kind: 'picture'; readonly richMessage: RichMessage; readonly category: string };

/** Something that the model can have done. */
export interface Tool {
  readonly definition: ChatCompletionFunctionTool;
  /** Whether it serves a group, in which nothing of one person may be shown or changed. */
  readonly inGroups: boolean;
  /** `args` are the model's, not checked. @throws ModelError of a model that it asks itself; BotError of storage */
  run(args: unknown, context: ToolContext): Promise<ToolResult>;
}

/** The definition of a function that takes what a strict schema allows. */
export function defineTool(
  name: string,
  description: string,
  properties: Record<string, Record<string, unknown>> = {},
): ChatCompletionFunctionTool {
  const parameters = {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
  return { type: 'function', function: { name, description, parameters, strict: true } };
}
