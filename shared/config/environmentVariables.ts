import { z } from 'zod';
import { environmentFacts as facts } from './environmentFacts';
import { placeholderKeys } from './exampleSecrets';
import {
  adminKeys,
  amount,
  flag,
  languageList,
  modelUrl,
  publicUrl,
  required,
  secret,
  url,
  wholeNumber,
} from './environmentFields';

/** Names of the Responses API's own tool; a deployment has one of them, or none. */
export const webSearchTools = ['none', 'web_search', 'web_search_preview'] as const;
/** How much a reasoning model thinks before it speaks; others know no such setting. */
export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high'] as const;

const channelSecret = /^[0-9a-f]{32}$/i;
const thirtyTwoDigits = { error: 'expected 32 hexadecimal digits' };

const line = {
  LINE_CHANNEL_SECRET: z
    .string(required("the channel's secret"))
    .regex(channelSecret, thirtyTwoDigits)
    .register(facts, {
      about: 'signs the webhooks: 32 hexadecimal digits',
      app: 'both',
      secret: true,
    }),
  LINE_CHANNEL_SECRET_PREVIOUS: z
    .string()
    .regex(channelSecret, thirtyTwoDigits)
    .optional()
    .register(facts, {
      about: 'accepted as well, during a rotation',
      app: 'interactive',
      secret: true,
    }),
  LINE_CHANNEL_ACCESS_TOKEN: secret(16).optional().register(facts, {
    about: 'a long-lived token; required without `LINE_CHANNEL_ID`',
    app: 'both',
    secret: true,
  }),
  LINE_CHANNEL_ID: z
    .string()
    .regex(/^\d{4,20}$/, { error: 'expected digits' })
    .optional()
    .register(facts, {
      about: 'with it, short-lived tokens are issued and renewed',
      app: 'both',
    }),
  LINE_API_BASE_URL: publicUrl
    .optional()
    .register(facts, { about: "address of LINE's API", app: 'local', otherwise: "LINE's own" }),
  LINE_DATA_API_BASE_URL: publicUrl.optional().register(facts, {
    about: "address of LINE's API for pictures, voice messages and files",
    app: 'local',
    otherwise: "LINE's own",
  }),
  ALLOW_PUSH_FALLBACK: flag.default(false).register(facts, {
    about: 'push, at the cost of quota, when a reply token is known to be too old',
    app: 'interactive',
  }),
};

const service = (name: string) =>
  url.optional().register(facts, {
    about: `address of the ${name} service, for a managed identity; required without a connection string`,
    app: 'both',
  });

const storage = {
  DataStorage: z.string().min(1).optional().register(facts, {
    about:
      "connection string of the product's storage (the Functions host's own is `AzureWebJobsStorage`); in the cloud the addresses below and a managed identity",
    app: 'local',
    secret: true,
  }),
  DataStorage__blobServiceUri: service('blob'),
  DataStorage__queueServiceUri: service('queue'),
  DataStorage__tableServiceUri: service('table'),
  DataStorage__clientId: z.string().optional().register(facts, {
    about: 'client id of a user-assigned identity, for storage and for the model',
    app: 'both',
  }),
};

const app = {
  PUBLIC_BASE_URL: publicUrl.optional().register(facts, {
    about: 'required: https address that the bot is reached by (http on loopback)',
    app: 'both',
  }),
  IMAGE_BASE_URL: publicUrl.optional().register(facts, {
    about: 'what pictures are named by, for ever; in production an owned domain',
    app: 'both',
    otherwise: '`PUBLIC_BASE_URL`',
  }),
  ADMIN_KEYS: adminKeys.optional().register(facts, {
    about:
      'who may use `/api/manage`: `NAME:SCOPE+SCOPE:SHA256`, comma-separated, from `npm run admin -- key new`',
    app: 'interactive',
    secret: true,
    otherwise: 'nobody',
  }),
  ADMIN_API_KEY: z
    .string()
    .min(16, { error: 'expected at least 16 characters' })
    .refine((key) => !placeholderKeys.includes(key), {
      error: 'expected a key of your own, not that of the example file',
    })
    .optional()
    .register(facts, {
      about: 'one key with every scope, for development; refused in production',
      app: 'local',
      secret: true,
      otherwise: '`npm start` makes one',
    }),
  PSEUDONYM_KEY: z
    .string(required('a random text of at least 32 characters'))
    .min(32, { error: 'expected at least 32 characters' })
    .register(facts, {
      about: "makes keyed hashes of ids, for telemetry, the audit and the model's provider",
      app: 'both',
      secret: true,
    }),
  AZURE_FUNCTIONS_ENVIRONMENT: z.string().default('Development').register(facts, {
    about: "`Production` refuses Azure's own domains, since sent messages name them for ever",
    app: 'both',
  }),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .optional()
    .register(facts, { about: 'read by the Functions host', app: 'both' }),
  TELEMETRY_FILE: z
    .string()
    .optional()
    .register(facts, { about: 'where telemetry events are appended as JSON lines', app: 'local' }),
};

const pictures = {
  BRAND_NAME: z
    .string()
    .max(40, { error: 'expected at most 40 characters' })
    .optional()
    .register(facts, { about: 'written small at the foot of each picture', app: 'both' }),
  RENDER_THREADS: wholeNumber(1, 8)
    .default(1)
    .register(facts, { about: 'threads that draw', app: 'both' }),
  WARM_LANGUAGES: languageList.default(['ja', 'th', 'zh-TW', 'id', 'en']).register(facts, {
    about: 'whose cards are drawn before they are asked for; `none`',
    app: 'bulk',
  }),
  AI_CARDS: flag.default(true).register(facts, {
    about: "whether the model writes the words of the day's cards",
    app: 'both',
  }),
  COPY_TTL_HOURS: wholeNumber(1, 720)
    .default(24)
    .register(facts, { about: "how long the model's words for cards are kept", app: 'both' }),
};

const model = {
  AZURE_OPENAI_ENDPOINTS: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(modelUrl).min(1))
    .optional()
    .register(facts, {
      about:
        'base URLs (`https://NAME.openai.azure.com`, with or without `/openai/v1`), comma-separated in order of preference',
      app: 'both',
      otherwise: 'the bot only sends cards',
    }),
  AZURE_OPENAI_DEPLOYMENT: z.string().optional().register(facts, {
    about: 'required with endpoints: the deployment that all of them have',
    app: 'both',
  }),
  AZURE_OPENAI_API_KEY: secret(1).optional().register(facts, {
    about: 'key of the endpoints',
    app: 'both',
    secret: true,
    otherwise: 'the managed identity',
  }),
  AZURE_OPENAI_TRANSCRIPTION_DEPLOYMENT: z.string().optional().register(facts, {
    about: 'deployment that reads voice messages',
    app: 'interactive',
    otherwise: '`AZURE_OPENAI_DEPLOYMENT`',
  }),
  AI_WEB_SEARCH: z
    .enum(webSearchTools, { error: `expected ${webSearchTools.join(', ')}` })
    .default('none')
    .register(facts, {
      about: 'what the deployment calls its search tool: `web_search`, `web_search_preview`',
      app: 'interactive',
    }),
  AI_REASONING_EFFORT: z
    .enum(reasoningEfforts, { error: `expected one of ${reasoningEfforts.join(', ')}` })
    .optional()
    .register(facts, {
      about: `for reasoning models: ${reasoningEfforts.map((effort) => `\`${effort}\``).join(', ')}`,
      app: 'both',
    }),
  AI_PRICE_INPUT_USD: amount
    .default(0.4)
    .register(facts, { about: 'for a million tokens of a prompt', app: 'both' }),
  AI_PRICE_CACHED_INPUT_USD: amount.default(0.1).register(facts, {
    about: 'for a million tokens that the provider had in its cache',
    app: 'both',
  }),
  AI_PRICE_OUTPUT_USD: amount
    .default(1.6)
    .register(facts, { about: 'for a million tokens of an answer', app: 'both' }),
  AI_PRICE_TRANSCRIPTION_USD: amount
    .default(0.006)
    .register(facts, { about: 'for a minute of a voice message', app: 'interactive' }),
  AI_PRICE_WEB_SEARCH_USD: amount
    .default(0.01)
    .register(facts, { about: 'for one search of the web, beside its tokens', app: 'interactive' }),
  AI_DAILY_BUDGET_USD: amount
    .default(20)
    .register(facts, { about: 'of all people together, in a day (UTC)', app: 'both' }),
  AI_DAILY_BUDGET_RESERVED_PERCENT: wholeNumber(0, 100).default(50).register(facts, {
    about: 'of that budget: kept for people who first wrote over 7 days ago',
    app: 'interactive',
  }),
  AI_DAILY_BUDGET_PER_USER_USD: amount
    .default(0.5)
    .register(facts, { about: 'of one person, in a day (UTC)', app: 'interactive' }),
};

const conversation = {
  CHAT_MESSAGES_PER_MINUTE: wholeNumber(1, 1_000_000).default(600).register(facts, {
    about: 'messages of all people that the model answers',
    app: 'interactive',
  }),
  CHAT_MESSAGES_PER_USER_PER_MINUTE: wholeNumber(1, 1000)
    .default(20)
    .register(facts, { about: 'messages of one person that it answers', app: 'interactive' }),
  WEB_SEARCHES_PER_USER_PER_HOUR: wholeNumber(0, 1000)
    .default(10)
    .register(facts, { about: 'searches of the web for one person', app: 'interactive' }),
  ANSWER_FOR_MINUTES: wholeNumber(1, 1440).default(60).register(facts, {
    about:
      'an event that could not be handled for longer still changes what is kept, but is not answered',
    app: 'both',
  }),
  CHAT_RETENTION_DAYS: wholeNumber(1, 365).default(90).register(facts, {
    about: 'how long a conversation is remembered after its last message',
    app: 'bulk',
  }),
  STAFF_WEBHOOK_URL: publicUrl.optional().register(facts, {
    about: 'who is told that somebody wants to talk to a person',
    app: 'interactive',
    otherwise: 'nobody is told',
  }),
  STAFF_WEBHOOK_SECRET: secret(16)
    .optional()
    .register(facts, { about: 'signs those calls', app: 'interactive', secret: true }),
  PERSON_QUIET_MINUTES: wholeNumber(1, 1440).default(60).register(facts, {
    about: 'how long the bot is quiet after the last message while people talk',
    app: 'interactive',
  }),
};

/** Every variable that the product reads, by what it is about. */
export const environmentVariables = { line, app, storage, pictures, model, conversation };
