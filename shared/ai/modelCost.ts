import type { ModelPrices } from '../config/limits';

/** Tokens of one or more steps. */
export interface TokenUsage {
  readonly promptTokens: number;
  /** The part of the prompt that the provider had in its cache. */
  readonly cachedTokens: number;
  readonly completionTokens: number;
}

export const noUsage: TokenUsage = { promptTokens: 0, cachedTokens: 0, completionTokens: 0 };

export function addUsage(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    completionTokens: a.completionTokens + b.completionTokens,
  };
}

/** Takes the tokens of attempts that brought no answer: withheld by the filter, or given up. */
export type OnLoss = (usage: TokenUsage) => void;

/** What tokens cost, in whole millionths of a US dollar: dollars for a million tokens are millionths for one. */
export function costOf(usage: TokenUsage, prices: ModelPrices): number {
  const { promptTokens, cachedTokens, completionTokens } = usage;
  return Math.ceil(
    (promptTokens - cachedTokens) * prices.input +
      cachedTokens * prices.cachedInput +
      completionTokens * prices.output,
  );
}
