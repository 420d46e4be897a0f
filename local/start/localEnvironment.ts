import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { aiDefaults } from '../ai/aiDefaults';
import { emulatorDefaults } from '../line/emulatorDefaults';
import { repositoryRoot } from '../repositoryRoot';

/** Where each part listens when nothing else is said. */
export const usualPorts = {
  FUNCTIONS_PORT: 7071,
  LINE_EMULATOR_PORT: 8080,
  AI_EMULATOR_PORT: aiDefaults.port,
  AZURITE_BLOB_PORT: 10_000,
  AZURITE_QUEUE_PORT: 10_001,
  AZURITE_TABLE_PORT: 10_002,
} as const;

export type PortName = keyof typeof usualPorts;

/**
 * Whether storage is the local Azurite: nothing is said, or what every example says.
 * @throws Error in one line when only the Functions host has an account of its own: the bot's data would silently be here
 */
export function usesAzurite(settings: Readonly<NodeJS.ProcessEnv>): boolean {
  const named = settings.DataStorage;
  const hosts = settings.AzureWebJobsStorage ?? settings.AzureWebJobsStorage__queueServiceUri;
  const isNamed = named !== undefined || settings.DataStorage__queueServiceUri !== undefined;
  if (!isNamed && hosts !== undefined && hosts !== 'UseDevelopmentStorage=true') {
    throw new Error(
      'AzureWebJobsStorage names an account, and DataStorage does not: set DataStorage too, it holds what the bot keeps',
    );
  }
  if (named !== undefined) return named === 'UseDevelopmentStorage=true';
  return settings.DataStorage__queueServiceUri === undefined;
}

/** Where the stand-in for the model is, as the example file says it. */
const usualAi = [
  `http://127.0.0.1:${aiDefaults.port}/openai/v1`,
  `http://localhost:${aiDefaults.port}/openai/v1`,
];

/** Whether the model is the local stand-in: the settings name no other. */
export function usesAiStandIn({ AZURE_OPENAI_ENDPOINTS }: Readonly<NodeJS.ProcessEnv>): boolean {
  if (!AZURE_OPENAI_ENDPOINTS) return true;
  return usualAi.includes(AZURE_OPENAI_ENDPOINTS.replace(/\/+$/, ''));
}

export interface Addresses {
  readonly functionsPort: number;
  /** Of the LINE emulator; without it the settings name a real channel. */
  readonly linePort?: number | undefined;
  /** Of the AI stand-in; without it the settings name another model, or none. */
  readonly aiPort?: number | undefined;
  /** Of the local Azurite; without it the settings name another storage. */
  readonly storage?: string | undefined;
  /** The built app: a folder with package.json and host.json. */
  readonly appDirectory: string;
}

/**
 * The environment of the local processes: the settings over the defaults of `npm start`. An address that is the usual
 * one, as in the example file, follows its part when that had to move to another port.
 */
export function localEnvironment(
  settings: Readonly<NodeJS.ProcessEnv>,
  { functionsPort, linePort, aiPort, storage, appDirectory }: Addresses,
): NodeJS.ProcessEnv {
  const root = repositoryRoot();
  const functionsUrl = `http://127.0.0.1:${functionsPort}`;
  const address = (name: string, usualPort: number, actual: string) => {
    const said = settings[name]?.replace(/\/+$/, '');
    const usual = [`http://127.0.0.1:${usualPort}`, `http://localhost:${usualPort}`];
    return said === undefined || usual.includes(said) ? actual : said;
  };
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_COMPILE_CACHE: join(root, '.cache', 'compile'),
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    PSEUDONYM_KEY: randomBytes(24).toString('base64url'),
    ...(linePort === undefined
      ? {}
      : {
          LINE_CHANNEL_ID: emulatorDefaults.channelId,
          LINE_CHANNEL_SECRET: emulatorDefaults.channelSecret,
          LINE_CHANNEL_ACCESS_TOKEN: emulatorDefaults.channelAccessToken,
        }),
    ...(aiPort === undefined
      ? {}
      : {
          AZURE_OPENAI_API_KEY: aiDefaults.apiKey,
          AZURE_OPENAI_DEPLOYMENT: aiDefaults.deployment,
          AI_WEB_SEARCH: 'web_search',
        }),
    ...settings,
    // It may have moved to another port.
    ...(aiPort === undefined || !usesAiStandIn(settings)
      ? {}
      : { AZURE_OPENAI_ENDPOINTS: `http://127.0.0.1:${aiPort}/openai/v1` }),
    ...(linePort === undefined ? {} : emulatorAddresses(linePort, functionsUrl)),
    PUBLIC_BASE_URL: address('PUBLIC_BASE_URL', usualPorts.FUNCTIONS_PORT, functionsUrl),
    ...(settings.IMAGE_BASE_URL === undefined
      ? {}
      : { IMAGE_BASE_URL: address('IMAGE_BASE_URL', usualPorts.FUNCTIONS_PORT, functionsUrl) }),
    ...(storage === undefined ? {} : { DataStorage: storage, AzureWebJobsStorage: storage }),
    FUNCTIONS_PORT: String(functionsPort),
    APP_DIRECTORY: appDirectory,
    ...(aiPort === undefined ? {} : { AI_EMULATOR_PORT: String(aiPort) }),
  };
}

/** What the bot and the emulator know of each other. */
function emulatorAddresses(linePort: number, functionsUrl: string): NodeJS.ProcessEnv {
  const lineUrl = `http://127.0.0.1:${linePort}`;
  return {
    LINE_API_BASE_URL: lineUrl,
    LINE_DATA_API_BASE_URL: lineUrl,
    LINE_EMULATOR_PORT: String(linePort),
    LINE_WEBHOOK_URL: `${functionsUrl}/api/webhook`,
    LINE_PAGE_DIRECTORY: join(repositoryRoot(), 'dist', 'local', 'page'),
  };
}
