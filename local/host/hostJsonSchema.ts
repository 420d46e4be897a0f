import { z } from 'zod';
import { isLogLevel } from './logLevel';
import { parseTimeSpanMs } from './timeSpan';

/*
 * What host.json may say, by the public schema for `"version": "2.0"` and Microsoft's reference. The host itself ignores a
 * key that it does not know, so a misspelt one would go unnoticed. Extensions that this project does not use are
 * objects of anything.
 * @see https://json.schemastore.org/host.json
 * @see https://learn.microsoft.com/azure/azure-functions/functions-host-json
 */
const text = z.string();
const flag = z.boolean();
const whole = z.int();
const timeSpan = z.string().refine((value) => parseTimeSpanMs(value) !== undefined, {
  message: 'must be hh:mm:ss',
});
const names = z.array(z.string().min(1));
const anything = z.looseObject({});

const extensionBundle = z.strictObject({ id: text, version: text });

const http = z
  .strictObject({
    routePrefix: text,
    maxConcurrentRequests: whole,
    maxOutstandingRequests: whole,
    dynamicThrottlesEnabled: flag,
    hsts: anything,
    customHeaders: z.record(text, text),
  })
  .partial();

const queues = z
  .strictObject({
    maxPollingInterval: timeSpan,
    visibilityTimeout: timeSpan,
    batchSize: whole.min(1).max(32),
    maxDequeueCount: whole.min(1),
    newBatchThreshold: whole.min(0),
    messageEncoding: z.enum(['base64', 'none']),
  })
  .partial();

const otherExtensions = {
  blobs: anything,
  cosmosDB: anything,
  dapr: anything,
  durableTask: anything,
  eventGrid: anything,
  eventHubs: anything,
  kafka: anything,
  mysql: anything,
  rabbitMQ: anything,
  sendGrid: anything,
  serviceBus: anything,
  signalR: anything,
  sql: anything,
  tables: anything,
  webPubSub: anything,
};

const samplingSettings = z
  .strictObject({
    isEnabled: flag,
    maxTelemetryItemsPerSecond: z.number(),
    evaluationInterval: timeSpan,
    initialSamplingPercentage: z.number(),
    samplingPercentageIncreaseTimeout: timeSpan,
    samplingPercentageDecreaseTimeout: timeSpan,
    minSamplingPercentage: z.number(),
    maxSamplingPercentage: z.number(),
    movingAverageRatio: z.number(),
    excludedTypes: text,
    includedTypes: text,
  })
  .partial();

const applicationInsights = z
  .strictObject({
    samplingSettings,
    samplingExcludedTypes: text,
    samplingIncludedTypes: text,
    enableDependencyTracking: flag,
    enableLiveMetrics: flag,
    enableLiveMetricsFilters: flag,
    enablePerformanceCountersCollection: flag,
    liveMetricsInitializationDelay: timeSpan,
    httpAutoCollectionOptions: anything,
    snapshotConfiguration: anything,
    dependencyTrackingOptions: anything,
  })
  .partial();

const logging = z
  .strictObject({
    fileLoggingMode: z.enum(['never', 'always', 'debugOnly']),
    logLevel: z.record(text, z.string().refine(isLogLevel, { message: 'must be a log level' })),
    console: anything,
    applicationInsights,
  })
  .partial();

const hostJson = z
  .strictObject({
    $schema: text,
    aggregator: z.strictObject({ batchSize: whole, flushTimeout: timeSpan }).partial(),
    concurrency: z
      .strictObject({ dynamicConcurrencyEnabled: flag, snapshotPersistenceEnabled: flag })
      .partial(),
    customHandler: anything,
    extensionBundle,
    extensions: z.strictObject({ http, queues, ...otherExtensions }).partial(),
    functions: names,
    functionTimeout: z.union([z.literal('-1'), timeSpan]).nullable(),
    healthMonitor: anything,
    logging,
    managedDependency: anything,
    metadataProviderTimeout: timeSpan,
    retry: anything,
    sendCanceledInvocationsToWorker: flag,
    singleton: anything,
    telemetryMode: z.enum(['ApplicationInsights', 'OpenTelemetry']),
    watchDirectories: names,
    watchFiles: names,
  })
  .partial()
  .extend({ version: z.literal('2.0') });

/** Every place at which a host.json, already parsed, differs from the public schema. */
export function hostJsonProblems(value: unknown): string[] {
  const { error } = hostJson.safeParse(value);
  return (error?.issues ?? []).map(({ path, message }) =>
    [path.join('.'), message].filter((part) => part !== '').join(': '),
  );
}
