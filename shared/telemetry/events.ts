import type { ErrorCode } from '../errors';

/**
 * Every event that the product emits, by name, with its fields. Fields hold no user text, no token and no
 * user id: `chat` and `user` are keyed hashes (see `identityHash`). Times are in ms.
 */
export interface TelemetryCatalogue {
  'webhook.received': { status: number; events: number; bytes: number; ms: number };
  'webhook.refused': {
    reason: 'signature' | 'malformed' | 'tooLarge' | 'notQueued';
    status: number;
  };
  'queue.committed': { queue: string; items: number; bytes: number; ms: number };
  'queue.pickedUp': { queue: string; items: number; dequeueCount: number; waitedMs: number };
  'event.handled': { type: string; outcome: string; ms: number; waitedMs: number; attempt: number };
  'event.skipped': { type: string; reason: 'done' | 'inProgress' | 'ignored' | 'standby' };
  'event.recovered': { type: string; lateMs: number };
  'event.failed': { type: string; code: ErrorCode | 'unexpected'; retryable: boolean };
  'reply.sent': { via: 'reply' | 'push'; messages: number; ms: number };
  'reply.unknown': { type: string };
  'reply.refused': { via: 'reply' | 'push'; status: number; code: string };
  'line.request': { endpoint: string; status: number; ms: number; attempt: number };
  'richMessage.composed': {
    template: string;
    language: string;
    layout: string;
    cached: boolean;
    ms: number;
  };
  'render.done': {
    layoutMs: number;
    encodeMs: number;
    ms: number;
    bytes: number;
    /** Texts that were too long for their place and end in an ellipsis. */
    cutTexts: number;
  };
  'cache.hit': { cache: string; level: 'memory' | 'redis' | 'blob' | 'table'; ms: number };
  'cache.miss': { cache: string; level: 'memory' | 'redis' | 'blob' | 'table'; ms: number };
  'cache.evicted': { cache: string; bytes: number };
  /** Something old was given while it is made anew. */
  'cache.stale': { cache: string; level: 'memory' | 'redis' | 'table' };
  'cache.loaded': { cache: string; bytes: number; ms: number };
  /** A level did not answer, which counts as a miss. */
  'cache.failed': { cache: string; level: 'redis' | 'table' };
  /** Entries made ahead of those who will ask for them. */
  'cache.warmed': { cache: string; made: number; cached: number; ms: number };
  /** One attempt with one endpoint of the model, by its place in the settings. */
  'ai.called': {
    kind: 'chat' | 'response' | 'transcription';
    endpoint: number;
    outcome: string;
    ms: number;
    promptTokens: number;
    cachedTokens: number;
    completionTokens: number;
    /** Millionths of a US dollar, by the prices of the settings. */
    costMicroUsd: number;
  };
  /** Something that a user sent was read, or it was found why it cannot be. */
  'attachment.read': { as: string; outcome: string; bytes: number; ms: number };
  /** One turn of conversation with the model. */
  'chat.turn': {
    outcome: string;
    steps: number;
    tools: number;
    promptTokens: number;
    cachedTokens: number;
    completionTokens: number;
    costMicroUsd: number;
    ms: number;
    /** ms of those that the model took. */
    modelMs: number;
  };
  'chat.summarised': { messages: number; ok: boolean };
  /** Everything about somebody was deleted. */
  'user.erased': { rows: number; pictures: number; events: number };
  'person.desk': { change: 'called' | 'unreachable' | 'ended' };
  /** A button of a card was tapped. */
  'card.engaged': { action: string; personal: boolean };
  /** Words were asked of the model; `saved`: against a request for each copy. */
  'copy.written': {
    languages: number;
    variants: number;
    requests: number;
    requestsSaved: number;
    promptTokens: number;
    completionTokens: number;
    tokensSaved: number;
    ms: number;
  };
  /** Where the words of a language came from, and why not from a better place. */
  'copy.tier': { language: string; tier: string; reason: string };
  /** The model was not asked: somebody's, or everybody's, limit or budget. */
  'ai.refused': { reason: string };
  'image.served': { status: number; source: 'memory' | 'blob' | 'none'; bytes: number; ms: number };
  'subscriber.changed': { change: 'followed' | 'unfollowed' | 'unblocked' | 'chose' };
  'poison.received': { queue: string; items: number };
  'retention.dropped': { table: string };
  'retention.collected': { what: string; count: number };
  'images.verified': { checked: number; missing: number };
  'health.checked': { part: string; ok: boolean; ms: number };
}

export type TelemetryName = keyof TelemetryCatalogue;

/** One event: its name, its fields and, where one is known, the trace it belongs to. */
export type TelemetryEvent = {
  [Name in TelemetryName]: {
    readonly name: Name;
    readonly fields: TelemetryCatalogue[Name];
    readonly traceparent?: string | undefined;
  };
}[TelemetryName];
