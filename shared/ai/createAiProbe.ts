import type { Config } from '../config/environment';

/** Asks the first configured endpoint for its models: the cheapest call that shows key, name and network to be right. */
export function createAiProbe(ai: NonNullable<Config['ai']>): () => Promise<void> {
  return async () => {
    const { OpenAI } = await import('openai');
    const [baseURL] = ai.endpoints;
    const apiKey = ai.apiKey ?? (await managedIdentityToken());
    const client = new OpenAI({ baseURL: baseURL ?? null, apiKey, timeout: 2500, maxRetries: 0 });
    await client.models.list();
  };
}

async function managedIdentityToken(): Promise<string> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  const token = await new DefaultAzureCredential().getToken(
    'https://cognitiveservices.azure.com/.default',
  );
  return token.token;
}
