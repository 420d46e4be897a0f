import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from 'hono';
import { failWith } from './failWith';
import type { Fault } from './faults';
import { refuse } from './refuse';
import type { StandIn } from './standIn';

/** What stands before a request that a model is to answer: the planned fault, then the tokens of this minute. */
export async function admit(
  { faults, limit }: StandIn,
  c: Context,
): Promise<{ refusal: Response } | { fault: Fault | undefined }> {
  const fault = faults.next();
  if (fault !== undefined) {
    await delay(fault.delayMs);
    const failed = failWith(c, fault);
    if (failed !== undefined) return { refusal: await failed };
  }
  const waitSeconds = limit.waitSeconds();
  if (waitSeconds === undefined) return { fault };
  const headers = { 'retry-after': String(waitSeconds), ...limit.headers() };
  return {
    refusal: refuse(429, 'Token rate limit of the deployment is reached.', '429', { headers }),
  };
}

/** A model that is not there. */
export function refuseUnknownModel({ deployments }: StandIn, model: string): Response | undefined {
  if (deployments.includes(model)) return undefined;
  const message = 'The API deployment for this resource does not exist.';
  return refuse(404, message, 'DeploymentNotFound');
}
