import type { Config } from '../config/environment';
import { managedIdentityToken } from './managedIdentityToken';

/** Asks the first configured endpoint for its models: the cheapest call that shows key, name and network to be right. */
export function createAiProbe(ai: NonNullable<Config['ai']>): () => Promise<void> {
  return async () => {
    const { OpenAI } = await import('openai');
    const [baseURL] = ai.endpoints;
    const apiKey = ai.apiKey ?? (await managedIdentityToken(ai.identityClientId)());
    const client = new OpenAI({ baseURL: baseURL ?? null, apiKey, timeout: 2500, maxRetries: 0 });
    await client.models.list();
  };
}
