import { OpenAI } from 'openai';
import { type AiStandInOptions, startAiStandIn } from '../../../local/ai/startAiStandIn';

/** A stand-in with the official client pointed at it, and its control API. */
export async function startTestStandIn(options: Partial<AiStandInOptions> = {}) {
  const apiKey = 'the-key-of-this-test';
  const standIn = await startAiStandIn({ port: 0, apiKey, deployments: ['small'], ...options });
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${standIn.url}/emulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    client: new OpenAI({ baseURL: `${standIn.url}/openai/v1`, apiKey, maxRetries: 0 }),
    control,
    async lastRequest(): Promise<Record<string, unknown> | undefined> {
      const answer = await (await control('GET', 'requests')).json();
      return (answer as { requests: Record<string, unknown>[] }).requests.at(-1);
    },
    stop: () => standIn.stop(),
  };
}
export type TestStandIn = Awaited<ReturnType<typeof startTestStandIn>>;
