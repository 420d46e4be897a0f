import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from 'hono';
import { failWith } from './failWith';
import type { AiFault, ModelEndpoint } from './aiFault';
import { refuse } from './refuse';
import type { StandIn } from './standIn';

/** What stands before a request that a model is to answer: the planned fault, then the tokens of this minute. */
export async function admit(
  standIn: StandIn,
  c: Context,
  endpoint: ModelEndpoint,
): Promise<{ refusal: Response } | { fault: AiFault | undefined }> {
  const { faults, limit, requests, now } = standIn;
  const log = (status: number, verdict: string) => {
    const { method, path } = c.req;
    requests.add({ at: now(), method, path, name: endpoint, status, verdict });
  };
  const fault = faults.take(endpoint);
  if (fault !== undefined) {
    await delay(fault.delayMs ?? 0);
    const failed = failWith(c, fault);
    if (failed !== undefined) {
      // A promise never comes, and a response that was taken over is not sent.
      const isCut = failed instanceof Promise || fault.drop === 'request';
      log(isCut ? 0 : failed.status, 'fault');
      return { refusal: await failed };
    }
  }
  const waitSeconds = limit.waitSeconds();
  if (waitSeconds === undefined) return { fault };
  log(429, 'rateLimited');
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
