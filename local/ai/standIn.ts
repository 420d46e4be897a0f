import { createFaults } from '../emulator/faults';
import type { AiFault } from './aiFault';
import { createAiRequestLog } from './aiRequest';
import { createFiles } from './batch/files';
import { createTokenLimit } from './rateLimit';
import { createScriptedAnswers } from './scriptedAnswers';
import { createUsageMeter } from './usage';

export interface StandInOptions {
  /** Deployments that there are; others are answered with 404. */
  readonly deployments: readonly string[];
  /** @default 1,000,000 */
  readonly tokensPerMinute?: number;
  readonly now?: () => number;
}

export type StandIn = ReturnType<typeof createStandIn>;

/** All that the stand-in remembers, shared by its endpoints. */
export function createStandIn({
  deployments,
  tokensPerMinute = 1_000_000,
  now = Date.now,
}: StandInOptions) {
  const faults = createFaults<AiFault>();
  const meter = createUsageMeter();
  const limit = createTokenLimit(tokensPerMinute, now);
  const requests = createAiRequestLog();
  const answers = createScriptedAnswers();
  /** As the protocol writes times: whole seconds. */
  const nowSeconds = () => Math.floor(now() / 1000);
  const files = createFiles(nowSeconds);
  return {
    deployments,
    now,
    nowSeconds,
    faults,
    meter,
    limit,
    requests,
    answers,
    files,
    reset(): void {
      for (const part of [faults, meter, limit, requests, answers, files]) part.clear();
    },
  };
}
