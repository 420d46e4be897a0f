import type { DayUse } from '../ai/dayUse';
import type { AllowanceLimits } from '../config/limits';
import { ok, problem, type Route } from './route';

export interface AiRouteDeps {
  /** Undefined when the bot has no model. */
  readonly ai:
    | {
        readonly use: () => Promise<DayUse>;
        readonly limits: Pick<AllowanceLimits, 'dailyMicroUsd' | 'messagesPerMinute'>;
      }
    | undefined;
}

const usd = (microUsd: number) => microUsd / 1e6;

export const aiRoutes: readonly Route<AiRouteDeps>[] = [
  {
    method: 'GET',
    path: 'ai',
    scope: 'read',
    purpose: 'What the model has cost today (UTC), against the budget, and messages of this minute',
    async handle({ ai }) {
      if (ai === undefined) return problem(404, 'No model', 'AZURE_OPENAI_ENDPOINTS is not set.');
      const { microUsd, messages } = await ai.use();
      const { dailyMicroUsd, messagesPerMinute } = ai.limits;
      return ok({
        spentUsd: usd(microUsd),
        budgetUsd: usd(dailyMicroUsd),
        leftUsd: usd(Math.max(0, dailyMicroUsd - microUsd)),
        messages,
        messagesPerMinute,
      });
    },
  },
];
