import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { Response } from 'openai/resources/responses/responses';
import type { TokenUsage } from './modelCost';

export function chatUsage({ usage }: Pick<ChatCompletion, 'usage'>): TokenUsage {
  return {
    promptTokens: usage?.prompt_tokens ?? 0,
    cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    completionTokens: usage?.completion_tokens ?? 0,
  };
}

export function responseUsage({ usage }: Pick<Response, 'usage'>): TokenUsage {
  return {
    promptTokens: usage?.input_tokens ?? 0,
    cachedTokens: usage?.input_tokens_details.cached_tokens ?? 0,
    completionTokens: usage?.output_tokens ?? 0,
  };
}
