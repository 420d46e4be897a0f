import { createFiles } from './batch/files';
import { createFaultPlan } from './faults';
import { createTokenLimit } from './rateLimit';
import { createReceivedLog } from './receivedLog';
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
  const faults = createFaultPlan();
  const meter = createUsageMeter();
  const limit = createTokenLimit(tokensPerMinute, now);
  const received = createReceivedLog(now);
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
    received,
    files,
    reset(): void {
      for (const part of [faults, meter, limit, received, files]) part.clear();
    },
  };
}
