import { circuitBreaker, ConsecutiveBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import type { APIPromise } from 'openai';
import { OpenAI } from 'openai';
import type { Dispatcher } from 'undici';
import type { Clock } from '../clock';
import type { ModelPrices } from '../config/limits';
import type { Reporter } from '../telemetry/reporter';
import { costOf, type OnLoss, type TokenUsage } from './modelCost';
import { ModelError } from './modelError';
import {
  isFiltered,
  isOurFault,
  isOutage,
  lossOf,
  outcomeOf,
  RubbishError,
  shareLeft,
  waitOf,
} from './readModelAnswer';

export interface ModelEndpoint {
  /** The base URL of the protocol, as Azure OpenAI's `https://NAME.openai.azure.com/openai/v1`. */
  readonly baseUrl: string;
  /** A key, or what answers a token of a managed identity. */
  readonly apiKey: string | (() => Promise<string>);
}

export interface ModelEndpointsOptions {
  /** In order of preference. */
  readonly endpoints: readonly ModelEndpoint[];
  readonly prices: ModelPrices;
  readonly reporter: Reporter;
  readonly clock: Clock;
  /** Of one attempt. @default 20 s: whoever cannot wait so long is answered meanwhile */
  readonly timeoutMs?: number;
  /** Sockets that stay open between calls, with time-outs of their own. */
  readonly dispatcher?: Dispatcher;
  /** How long an endpoint that fails is left alone. @default 10 s */
  readonly restMs?: number;
}

/** One call of the protocol, and how its answer is read. */
export interface Question<T> {
  readonly kind: 'chat' | 'response' | 'transcription';
  readonly ask: (client: OpenAI) => APIPromise<T>;
  /** Whether the answer is of the protocol at all. */
  readonly isWhole: (data: T) => boolean;
  readonly isFiltered: (data: T) => boolean;
  readonly usageOf: (data: T) => TokenUsage | undefined;
  /** What an attempt may have cost that does not say it. */
  readonly atMost: () => TokenUsage;
  readonly onLoss: OnLoss | undefined;
}

/** All endpoints of a model. */
export interface ModelEndpoints {
  /** Asks those that are likely to answer, in at most two attempts. @throws ModelError */
  ask<T>(question: Question<T>): Promise<T>;
}

const maxAttempts = 2;
/** Failures in a row after which an endpoint is left alone. */
const maxFailures = 3;
/** Endpoints whose minutes' tokens are left to the same tenths are as good as each other. */
const steps = 10;
/** What an endpoint has said of its tokens is true for as long as their window. */
const windowMs = 60_000;

export function createModelEndpoints(options: ModelEndpointsOptions): ModelEndpoints {
  const { reporter, clock, prices, timeoutMs = 20_000, restMs = 10_000 } = options;
  const endpoints = options.endpoints.map((endpoint, index) => ({
    index,
    client: new OpenAI({
      baseURL: endpoint.baseUrl,
      apiKey: endpoint.apiKey,
      timeout: timeoutMs,
      ...(options.dispatcher && { fetchOptions: { dispatcher: options.dispatcher } }),
      // Attempts are counted here, over all endpoints.
      maxRetries: 0,
    }),
    breaker: circuitBreaker(
      handleWhen((error) => isOutage(error)),
      { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(maxFailures) },
    ),
    /** Until when it has said that it takes nothing. */
    limitedUntilMs: 0,
    /** Of a minute's tokens, from 0 to 1, and when it was said. */
    left: 1,
    leftAtMs: 0,
  }));
  type Endpoint = (typeof endpoints)[number];

  const leftIn = ({ left, leftAtMs }: Endpoint) =>
    clock() - leftAtMs > windowMs ? steps : Math.ceil(left * steps);

  /** Those that are not over their limit: who has most tokens left first, so that they share the calls; then as they are preferred. */
  function candidates(): Endpoint[] {
    return endpoints
      .filter(({ limitedUntilMs }) => limitedUntilMs <= clock())
      .sort((a, b) => leftIn(b) - leftIn(a) || a.index - b.index);
  }

  async function attempt<T>(endpoint: Endpoint, question: Question<T>): Promise<T> {
    const startedAt = clock();
    const report = (outcome: string, usage?: TokenUsage) =>
      reporter.report({
        name: 'ai.called',
        fields: {
          kind: question.kind,
          endpoint: endpoint.index,
          outcome,
          ms: clock() - startedAt,
          promptTokens: usage?.promptTokens ?? 0,
          cachedTokens: usage?.cachedTokens ?? 0,
          completionTokens: usage?.completionTokens ?? 0,
          costMicroUsd: usage === undefined ? 0 : costOf(usage, prices),
        },
      });
    try {
      const { data, response } = await endpoint.breaker.execute(async () => {
        const answer = await question.ask(endpoint.client).withResponse();
        if (!question.isWhole(answer.data)) throw new RubbishError();
        return answer;
      });
      endpoint.left = shareLeft(response.headers);
      endpoint.leftAtMs = clock();
      const filtered = question.isFiltered(data);
      const usage = question.usageOf(data);
      report(filtered ? 'filtered' : 'ok', usage);
      if (filtered) question.onLoss?.(usage ?? question.atMost());
      if (filtered) throw new ModelError('filtered', 'The content filter refuses the answer');
      return data;
    } catch (error) {
      if (error instanceof ModelError || isBrokenCircuitError(error)) throw error;
      const lost = lossOf(error, question.atMost);
      report(outcomeOf(error), lost);
      if (lost !== undefined) question.onLoss?.(lost);
      if (error instanceof OpenAI.RateLimitError) {
        endpoint.limitedUntilMs = clock() + waitOf(error.headers, restMs);
      }
      if (isFiltered(error)) {
        throw new ModelError('filtered', 'The content filter refuses the prompt', error);
      }
      if (isOurFault(error)) {
        throw new ModelError('rejected', 'The model refuses the request', error);
      }
      throw error;
    }
  }

  async function ask<T>(question: Question<T>): Promise<T> {
    let last: unknown;
    const tried = new Set<Endpoint>();
    const resting = new Set<Endpoint>();
    for (let count = 0; count < maxAttempts;) {
      const all = candidates().filter((one) => !resting.has(one));
      const endpoint = all.find((one) => !tried.has(one)) ?? all[0];
      if (endpoint === undefined) break;
      tried.add(endpoint);
      try {
        return await attempt(endpoint, question);
      } catch (error) {
        if (error instanceof ModelError) throw error;
        // Nothing was sent: that is no attempt.
        if (isBrokenCircuitError(error)) resting.add(endpoint);
        else count += 1;
        last = error;
      }
    }
    const limited = endpoints.some(({ limitedUntilMs }) => limitedUntilMs > clock());
    throw limited
      ? new ModelError('limited', 'Every endpoint is over its limit, or fails', last)
      : new ModelError('unavailable', 'No endpoint answers', last);
  }

  return { ask };
}
