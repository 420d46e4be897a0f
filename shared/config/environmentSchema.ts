import { z } from 'zod';
import { environmentVariables } from './environmentVariables';
import { isLoopback } from './environmentFields';
import { exampleSecrets } from './exampleSecrets';

/** Every variable, and what they ask of each other. An empty value counts as unset. */
export const Environment = z
  .object({
    ...environmentVariables.line,
    ...environmentVariables.app,
    ...environmentVariables.storage,
    ...environmentVariables.pictures,
    ...environmentVariables.model,
    ...environmentVariables.conversation,
  })
  .superRefine(
    (env, context) => {
      const problem = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (env.LINE_CHANNEL_ACCESS_TOKEN === undefined && env.LINE_CHANNEL_ID === undefined) {
        problem(
          'LINE_CHANNEL_ACCESS_TOKEN',
          'is missing: expected a channel access token, or LINE_CHANNEL_ID to issue short-lived ones',
        );
      }
      const serviceUris = (['blob', 'queue', 'table'] as const).map(
        (service) => `DataStorage__${service}ServiceUri` as const,
      );
      if (env.DataStorage === undefined) {
        for (const name of serviceUris) {
          if (env[name] !== undefined) continue;
          problem(name, 'is missing: expected it, or DataStorage with a connection string');
        }
      }
      if (env.AZURE_OPENAI_ENDPOINTS !== undefined && env.AZURE_OPENAI_DEPLOYMENT === undefined) {
        problem(
          'AZURE_OPENAI_DEPLOYMENT',
          'is missing: expected the name of the deployment that AZURE_OPENAI_ENDPOINTS have',
        );
      }
      if (env.PUBLIC_BASE_URL === undefined) {
        problem(
          'PUBLIC_BASE_URL',
          'is missing: expected the https address that the bot is reached by',
        );
      }
      const production = env.AZURE_FUNCTIONS_ENVIRONMENT === 'Production';
      const isPublic = !isLoopback(env.PUBLIC_BASE_URL ?? '');
      for (const [name, value] of Object.entries(env)) {
        const isExample = exampleSecrets.some((example) => example === value);
        // A model's key lets nobody in here, and that of the stand-in opens nothing else.
        const reachable = production || (isPublic && name !== 'AZURE_OPENAI_API_KEY');
        if (isExample && reachable) {
          problem(name, 'expected a secret of your own, not that of the example file');
        }
      }
      if (production && env.ADMIN_API_KEY !== undefined) {
        problem('ADMIN_API_KEY', 'is for development: put hashes of keys into ADMIN_KEYS');
      }
      if (production) {
        for (const name of ['PUBLIC_BASE_URL', 'IMAGE_BASE_URL'] as const) {
          const host = URL.parse(env[name] ?? '')?.hostname ?? '';
          if (host.endsWith('azurewebsites.net')) {
            problem(name, 'expected an owned domain: sent messages name it for ever');
          }
        }
      }
    },
    // Beside the variables' own problems, so that all are told together.
    { when: () => true },
  );
