import type { z } from 'zod';
import { type AdminKey, adminScopes, hashAdminKey } from './adminKeys';
import type { Language } from '../content/languages';
import { ConfigError } from '../errors';
import type { reasoningEfforts, webSearchTools } from './environmentVariables';
import { Environment } from './environmentSchema';
import type { AllowanceLimits, ServicePrices } from './limits';

/** No variables: people wait for 20 s at most, and sending, or a retry of it, takes some of them. */
const answerWithinMs = 14_000;
const laterWaitMs = 10_000;

export interface Config {
  readonly line: {
    /** The current secret first, then the one before, during a rotation. */
    readonly channelSecrets: readonly string[];
    readonly channelId: string | undefined;
    readonly channelAccessToken: string | undefined;
    readonly apiBaseUrl: string | undefined;
    readonly dataApiBaseUrl: string | undefined;
  };
  readonly storage:
    | { readonly connectionString: string }
    | {
        readonly blobServiceUri: string;
        readonly queueServiceUri: string;
        readonly tableServiceUri: string;
        readonly clientId?: string;
      };
  readonly ai:
    | {
        readonly endpoints: readonly string[];
        /** Undefined: the managed identity is used. */
        readonly apiKey: string | undefined;
        readonly identityClientId: string | undefined;
        readonly deployment: string;
        readonly transcriptionDeployment: string | undefined;
        readonly webSearch: (typeof webSearchTools)[number];
        readonly reasoningEffort: (typeof reasoningEfforts)[number] | undefined;
        /** Whether the model writes the words of the day's cards. */
        readonly cards: boolean;
        readonly prices: ServicePrices;
        readonly limits: AllowanceLimits;
      }
    | undefined;
  /** How long a model's words for cards are kept, ms. */
  readonly copyTtlMs: number;
  readonly chatRetentionDays: number;
  /** From the webhook to an answer of the model, or to the button that fetches it later, ms. */
  readonly answerWithinMs: number;
  /** An event older than this still changes what it says, but is not answered any more, ms. */
  readonly answerForMs: number;
  /** How long a tap on that button waits, ms. */
  readonly laterWaitMs: number;
  /** Who is told when somebody wants to talk to a person. */
  readonly staff:
    { readonly webhookUrl: string; readonly webhookSecret: string | undefined } | undefined;
  /** How long the bot is quiet after the last message while people talk, ms. */
  readonly personQuietMs: number;
  /** Without a slash at the end. */
  readonly publicBaseUrl: string;
  readonly imageBaseUrl: string;
  /** Who may use the management routes; nobody when empty. */
  readonly adminKeys: readonly AdminKey[];
  /** Makes keyed hashes of ids, for telemetry, the audit and the model's provider. */
  readonly pseudonymKey: string;
  readonly applicationInsightsConnectionString: string | undefined;
  readonly allowPushFallback: boolean;
  readonly renderThreads: number;
  /** Written small at the foot of each picture. */
  readonly brandName: string | undefined;
  /** Languages whose cards are made before they are asked for. */
  readonly warmLanguages: readonly Language[];
  /** Where telemetry events are appended as JSON lines; nowhere when undefined. */
  readonly telemetryFile: string | undefined;
}

/** The names of all variables of the schema, for documentation and infrastructure checks. */
export const environmentNames: readonly string[] = Object.keys(Environment.shape);

/**
 * Reads the environment once.
 * @throws ConfigError naming every missing or bad variable with what was expected; values are never repeated
 */
export function readConfig(source: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.fromEntries(
    environmentNames.map((name) => [name, source[name] === '' ? undefined : source[name]]),
  );
  const result = Environment.safeParse(known);
  if (!result.success) throw new ConfigError(result.error.issues.map(describeIssue));
  const env = result.data;
  const publicBaseUrl = env.PUBLIC_BASE_URL ?? '';
  return {
    line: lineOf(env),
    storage: storageOf(env),
    ai: aiOf(env),
    copyTtlMs: env.COPY_TTL_HOURS * 3_600_000,
    chatRetentionDays: env.CHAT_RETENTION_DAYS,
    answerWithinMs,
    answerForMs: env.ANSWER_FOR_MINUTES * 60_000,
    laterWaitMs,
    staff:
      env.STAFF_WEBHOOK_URL === undefined
        ? undefined
        : { webhookUrl: env.STAFF_WEBHOOK_URL, webhookSecret: env.STAFF_WEBHOOK_SECRET },
    personQuietMs: env.PERSON_QUIET_MINUTES * 60_000,
    publicBaseUrl,
    imageBaseUrl: env.IMAGE_BASE_URL ?? publicBaseUrl,
    adminKeys: [...(env.ADMIN_KEYS ?? []), ...simpleKey(env.ADMIN_API_KEY)],
    pseudonymKey: env.PSEUDONYM_KEY,
    applicationInsightsConnectionString: env.APPLICATIONINSIGHTS_CONNECTION_STRING,
    allowPushFallback: env.ALLOW_PUSH_FALLBACK,
    renderThreads: env.RENDER_THREADS,
    brandName: env.BRAND_NAME,
    warmLanguages: env.WARM_LANGUAGES,
    telemetryFile: env.TELEMETRY_FILE,
  };
}

type Variables = z.infer<typeof Environment>;

function lineOf(env: Variables): Config['line'] {
  return {
    channelSecrets: [env.LINE_CHANNEL_SECRET, env.LINE_CHANNEL_SECRET_PREVIOUS].filter(
      (value) => value !== undefined,
    ),
    channelId: env.LINE_CHANNEL_ID,
    channelAccessToken: env.LINE_CHANNEL_ACCESS_TOKEN,
    apiBaseUrl: env.LINE_API_BASE_URL,
    dataApiBaseUrl: env.LINE_DATA_API_BASE_URL,
  };
}

function storageOf(env: Variables): Config['storage'] {
  return env.DataStorage === undefined
    ? {
        blobServiceUri: env.DataStorage__blobServiceUri ?? '',
        queueServiceUri: env.DataStorage__queueServiceUri ?? '',
        tableServiceUri: env.DataStorage__tableServiceUri ?? '',
        ...(env.DataStorage__clientId === undefined ? {} : { clientId: env.DataStorage__clientId }),
      }
    : { connectionString: env.DataStorage };
}

/** Undefined when no model is configured. */
function aiOf(env: Variables): Config['ai'] {
  return env.AZURE_OPENAI_ENDPOINTS === undefined
    ? undefined
    : {
        endpoints: env.AZURE_OPENAI_ENDPOINTS,
        apiKey: env.AZURE_OPENAI_API_KEY,
        identityClientId: env.DataStorage__clientId,
        deployment: env.AZURE_OPENAI_DEPLOYMENT ?? '',
        transcriptionDeployment: env.AZURE_OPENAI_TRANSCRIPTION_DEPLOYMENT,
        webSearch: env.AI_WEB_SEARCH,
        reasoningEffort: env.AI_REASONING_EFFORT,
        cards: env.AI_CARDS,
        prices: {
          input: env.AI_PRICE_INPUT_USD,
          cachedInput: env.AI_PRICE_CACHED_INPUT_USD,
          output: env.AI_PRICE_OUTPUT_USD,
          transcriptionMinute: env.AI_PRICE_TRANSCRIPTION_USD,
          webSearch: env.AI_PRICE_WEB_SEARCH_USD,
        },
        limits: {
          userMessagesPerMinute: env.CHAT_MESSAGES_PER_USER_PER_MINUTE,
          messagesPerMinute: env.CHAT_MESSAGES_PER_MINUTE,
          userDailyMicroUsd: Math.round(env.AI_DAILY_BUDGET_PER_USER_USD * 1e6),
          dailyMicroUsd: Math.round(env.AI_DAILY_BUDGET_USD * 1e6),
          reservedShare: env.AI_DAILY_BUDGET_RESERVED_PERCENT / 100,
          userSearchesPerHour: env.WEB_SEARCHES_PER_USER_PER_HOUR,
        },
      };
}

/** One key that may do everything, for development. */
function simpleKey(key: string | undefined): AdminKey[] {
  if (key === undefined) return [];
  return [{ name: 'admin-api-key', scopes: adminScopes, sha256: hashAdminKey(key) }];
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path[0]?.toString() ?? 'environment'}: ${issue.message}`;
}
