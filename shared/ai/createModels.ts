import { Agent } from 'undici';
import type { Clock } from '../clock';
import type { Config } from '../config/environment';
import type { Reporter } from '../telemetry/reporter';
import { managedIdentityToken } from './managedIdentityToken';
import { createModelClient, type ModelClient } from './modelClient';

/** The client of the configured endpoints, with a key or with the managed identity. */
export function createModels(
  ai: NonNullable<Config['ai']>,
  { reporter, clock }: { reporter: Reporter; clock: Clock },
): ModelClient {
  const apiKey = ai.apiKey ?? managedIdentityToken(ai.identityClientId);
  return createModelClient({
    endpoints: ai.endpoints.map((baseUrl) => ({ baseUrl, apiKey })),
    deployment: ai.deployment,
    transcriptionDeployment: ai.transcriptionDeployment,
    reasoningEffort: ai.reasoningEffort,
    prices: ai.prices,
    // The pool of the calls to LINE gives up long before a model does.
    dispatcher: new Agent({
      connections: 64,
      keepAliveTimeout: 60_000,
      headersTimeout: 60_000,
      bodyTimeout: 60_000,
      connect: { timeout: 3000 },
    }),
    reporter,
    clock,
  });
}
