import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { AppSettings } from './appSettings';
import { hasExtensionBundle } from './extensionBundle';
import { HostError } from './hostError';
import { isLogLevel, type LogLevel } from './logLevel';
import { parseJsonWithComments } from './parseJsonWithComments';
import { parseTimeSpanMs } from './timeSpan';

export interface QueueConfig {
  batchSize: number;
  newBatchThreshold: number;
  maxPollingIntervalMs: number;
  /** Delay before a message whose handler failed is seen again. */
  visibilityTimeoutMs: number;
  maxDequeueCount: number;
  messageEncoding: 'base64' | 'none';
}

export interface HttpConfig {
  /** Without slashes at its ends; may be empty. */
  routePrefix: string;
  /** Undefined: unlimited. */
  maxConcurrentRequests: number | undefined;
  maxOutstandingRequests: number | undefined;
  customHeaders: Readonly<Record<string, string>>;
}

export interface HostConfig {
  http: HttpConfig;
  queues: QueueConfig;
  /** Undefined: an execution may last for ever. */
  functionTimeoutMs: number | undefined;
  /** Whether host.json names an extension bundle, without which there are HTTP and timer triggers alone. */
  hasExtensionBundle: boolean;
  /** By category, as in `logging.logLevel`. */
  logLevel: Readonly<Record<string, LogLevel>>;
}

const OVERRIDE_PREFIX = 'azurefunctionsjobhost__';
const DEFAULT_FUNCTION_TIMEOUT_MS = 30 * 60_000;
const DEFAULT_POLLING_MS = 60_000;
/** The real host polls at least this often when it runs on a developer's machine. */
const DEVELOPMENT_POLLING_MS = 2000;
const MIN_POLLING_MS = 100;
const MAX_BATCH_SIZE = 32;
const MAX_VISIBILITY_MS = 7 * 24 * 3600_000;

type Section = Record<string, unknown>;

/**
 * Reads `host.json` with the overrides of the app settings (`AzureFunctionsJobHost__extensions__queues__batchSize`).
 *
 * @throws HostError that lists every bad value by its path
 * @see https://learn.microsoft.com/azure/azure-functions/functions-host-json
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#hostjson-settings
 */
export function readHostConfig(appDirectory: string, settings: AppSettings): HostConfig {
  const path = join(appDirectory, 'host.json');
  const root = readRoot(path);
  applyOverrides(root, settings);
  const problems: string[] = [];
  checkVersion(root[keyOf(root, 'version')]);
  const config = interpret(root, settings, problems);
  if (problems.length > 0) throw new HostError(`${path} is not usable: ${problems.join('; ')}`);
  return config;
}

function readRoot(path: string): Section {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new HostError(`${path} cannot be read: a Functions app needs a host.json`, error);
  }
  let root: unknown;
  try {
    root = parseJsonWithComments(text);
  } catch (error) {
    throw new HostError(
      `Unable to parse host configuration file '${path}'. ${(error as Error).message}`,
      error,
    );
  }
  if (!isSection(root)) throw new HostError(`${path} is not usable: it must be an object`);
  return root;
}

function applyOverrides(root: Section, settings: AppSettings): void {
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined || !name.toLowerCase().startsWith(OVERRIDE_PREFIX)) continue;
    const keys = name.slice(OVERRIDE_PREFIX.length).split(/__|:/);
    const last = keys.pop();
    if (last === undefined || last === '') continue;
    let section = root;
    for (const key of keys) {
      const present = keyOf(section, key);
      const inner = section[present];
      section = isSection(inner) ? inner : (section[present] = {});
    }
    section[keyOf(section, last)] = value;
  }
}

function interpret(root: Section, settings: AppSettings, problems: string[]): HostConfig {
  const read = reader(problems);
  const extensions = read.section(root, 'extensions', '');
  const http = read.section(extensions, 'http', 'extensions.');
  const queues = read.section(extensions, 'queues', 'extensions.');
  const logging = read.section(root, 'logging', '');
  const levels = read.section(logging, 'logLevel', 'logging.');
  const development = settings['AZURE_FUNCTIONS_ENVIRONMENT'] === 'Development';

  const q = 'extensions.queues.';
  const h = 'extensions.http.';
  const batchSize = read.integer(queues, 'batchSize', q, 1, MAX_BATCH_SIZE) ?? 16;
  return {
    http: {
      routePrefix: (read.text(http, 'routePrefix', h) ?? 'api').replace(/^\/+|\/+$/g, ''),
      maxConcurrentRequests: atLeastOne(read.integer(http, 'maxConcurrentRequests', h, -1)),
      maxOutstandingRequests: atLeastOne(read.integer(http, 'maxOutstandingRequests', h, -1)),
      customHeaders: read.texts(http, 'customHeaders', h),
    },
    queues: {
      batchSize,
      newBatchThreshold:
        read.integer(queues, 'newBatchThreshold', q, 0) ??
        Math.floor(batchSize / 2) * availableParallelism(),
      maxPollingIntervalMs:
        read.timeSpanMs(queues, 'maxPollingInterval', q, MIN_POLLING_MS) ??
        (development ? DEVELOPMENT_POLLING_MS : DEFAULT_POLLING_MS),
      visibilityTimeoutMs:
        read.timeSpanMs(queues, 'visibilityTimeout', q, 0, MAX_VISIBILITY_MS) ?? 0,
      maxDequeueCount: read.integer(queues, 'maxDequeueCount', q, 1) ?? 5,
      messageEncoding: read.oneOf(queues, 'messageEncoding', q, ['base64', 'none']) ?? 'base64',
    },
    functionTimeoutMs: functionTimeout(root, read),
    hasExtensionBundle: hasExtensionBundle(root[keyOf(root, 'extensionBundle')]),
    logLevel: Object.fromEntries(
      Object.entries(levels).flatMap(([category, level]): [string, LogLevel][] => {
        if (isLogLevel(level)) return [[category, level.toLowerCase() as LogLevel]];
        problems.push(`logging.logLevel.${category} is no log level: ${JSON.stringify(level)}`);
        return [];
      }),
    ),
  };
}

/** @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Config/HostJsonFileConfigurationSource.cs */
function checkVersion(version: unknown): void {
  if (version === '2.0') return;
  const more = 'See https://aka.ms/functions-hostjson for';
  throw new HostError(
    version === undefined || version === ''
      ? `The host.json file is missing the required 'version' property. ${more} steps to migrate the configuration file.`
      : `'${String(version)}' is an invalid value for host.json 'version' property. We recommend you set the 'version' property to '2.0'. ${more} more information on this configuration file.`,
  );
}

/** A missing or negative limit is none. */
function atLeastOne(limit: number | undefined): number | undefined {
  return limit !== undefined && limit > 0 ? limit : undefined;
}

function functionTimeout(root: Section, read: ReturnType<typeof reader>): number | undefined {
  const value = root[keyOf(root, 'functionTimeout')];
  if (value === '-1' || value === -1) return undefined;
  return read.timeSpanMs(root, 'functionTimeout', '', 1000) ?? DEFAULT_FUNCTION_TIMEOUT_MS;
}

/** Readers of one value each; a bad value becomes a problem and reads as missing. */
function reader(problems: string[]) {
  const valueOf = (section: Section, key: string): unknown =>
    section[keyOf(section, key)] ?? undefined;
  return {
    section(section: Section, key: string, path: string): Section {
      const value = valueOf(section, key);
      if (value === undefined) return {};
      if (isSection(value)) return value;
      problems.push(`${path}${key} must be an object`);
      return {};
    },
    text(section: Section, key: string, path: string): string | undefined {
      const value = valueOf(section, key);
      if (value === undefined || typeof value === 'string') return value;
      problems.push(`${path}${key} must be a text`);
      return undefined;
    },
    texts(section: Section, key: string, path: string): Record<string, string> {
      const value = this.section(section, key, path);
      for (const [name, text] of Object.entries(value)) {
        if (typeof text !== 'string') problems.push(`${path}${key}.${name} must be a text`);
      }
      return value as Record<string, string>;
    },
    integer(section: Section, key: string, path: string, min: number, max = Infinity) {
      const value = valueOf(section, key);
      if (value === undefined) return undefined;
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (Number.isInteger(number) && (number as number) >= min && (number as number) <= max) {
        return number as number;
      }
      const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${max}`;
      problems.push(`${path}${key} must be a whole number ${range}, not ${JSON.stringify(value)}`);
      return undefined;
    },
    timeSpanMs(section: Section, key: string, path: string, minMs: number, maxMs = Infinity) {
      const value = valueOf(section, key);
      if (value === undefined) return undefined;
      const ms = typeof value === 'string' ? parseTimeSpanMs(value) : undefined;
      if (ms !== undefined && ms >= minMs && ms <= maxMs) return ms;
      const least = minMs > 0 ? ` of ${minMs} ms or more` : '';
      problems.push(`${path}${key} must be hh:mm:ss${least}, not ${JSON.stringify(value)}`);
      return undefined;
    },
    oneOf<T extends string>(section: Section, key: string, path: string, values: readonly T[]) {
      const value = valueOf(section, key);
      if (value === undefined) return undefined;
      const found = values.find((v) => v === String(value).toLowerCase());
      if (found === undefined) {
        problems.push(
          `${path}${key} must be one of ${values.join(', ')}, not ${JSON.stringify(value)}`,
        );
      }
      return found;
    },
  };
}

/** The section's own spelling of a key: configuration keys ignore case. */
function keyOf(section: Section, key: string): string {
  if (key in section) return key;
  const wanted = key.toLowerCase();
  return Object.keys(section).find((k) => k.toLowerCase() === wanted) ?? key;
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
