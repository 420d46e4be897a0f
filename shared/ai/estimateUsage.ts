import { estimateTokens } from '../text/estimateTokens';
import type { TokenUsage } from './modelCost';

/**
 * What a picture costs at most, of those that a request may hold.
 * @see https://platform.openai.com/docs/guides/images-vision#calculating-costs
 */
const pictureTokens = 1500;

const picture = /"data:image\/[^"]*"/g;

/** About what a request costs when its answer takes all the room that it may have. */
export function estimateUsage(request: object, maxAnswerTokens: number | null = 0): TokenUsage {
  const json = JSON.stringify(request);
  const pictures = json.match(picture)?.length ?? 0;
  return {
    promptTokens: estimateTokens(json.replace(picture, '')) + pictures * pictureTokens,
    cachedTokens: 0,
    completionTokens: maxAnswerTokens ?? 0,
  };
}
