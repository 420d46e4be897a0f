import { afterEach, beforeEach, expect } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { type AiStandIn, startAiStandIn } from '../../local/ai/startAiStandIn';
import type { ScriptedAnswer } from '../../local/ai/scriptedAnswers';
import { createModelClient } from '../../shared/ai/modelClient';
import { systemDelay } from '../../shared/clock';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';
import { anEvent } from './events';
import { createMemoryWorld, type WorldOptions } from './memoryBot';

const apiKey = 'a-key-of-the-tests';
const firstTimestamp = 1_763_900_000_000;

export interface ReceivedRequest {
  readonly name: string;
  readonly verdict: string;
  readonly pictures?: readonly { format: string; width: number; height: number }[];
  readonly files?: readonly { name: string; type: string; words: string }[];
  readonly recordings?: readonly { format: string; seconds: number }[];
  readonly body: {
    readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  };
  readonly usage: { readonly prompt_tokens_details: { readonly cached_tokens: number } };
}

/** The bot over memory ports with a model: the real stand-in, started anew for each test. */
export function useChatWorld() {
  let ai: AiStandIn;
  beforeEach(async () => {
    ai = await startAiStandIn({ port: 0, apiKey, deployments: ['small'] });
  });
  afterEach(() => ai.stop());

  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${ai.url}/emulator${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  };

  return {
    /** What goes wrong with the model's requests to come. */
    fault: (plan: Record<string, unknown>) => control('POST', '/faults', plan),
    /** As if it had just been started. */
    reset: () => control('POST', '/reset'),
    /** What the model answered, without the requests that a fault or a limit refused. */
    received: async () => {
      const { requests } = await control<{ requests: ReceivedRequest[] }>('GET', '/requests');
      return requests.filter(({ verdict }) => verdict === 'answered');
    },
    /** What the model answers next, whatever it is asked: words, a structured answer, or the call of a tool. */
    script: (...answers: ScriptedAnswer[]) => control('POST', '/answers', { answers }),
    aWorld(options: WorldOptions & { timeoutMs?: number } = {}) {
      const { timeoutMs = 2000, ...rest } = options;
      const reporter = createMemoryReporter();
      const models = createModelClient({
        endpoints: [{ baseUrl: `${ai.url}/openai/v1`, apiKey }],
        deployment: 'small',
        prices: { input: 1, cachedInput: 0.5, output: 4 },
        reporter,
        clock: Date.now,
        timeoutMs,
        restMs: 50,
      });
      const world = createMemoryWorld({
        models,
        answerWithinMs: 1500,
        // The model is another process: waiting for it takes real time.
        delay: systemDelay,
        ...rest,
      });
      return {
        ...world,
        /** What the client of the model has told. */
        models: reporter,
        /** The texts of every answer, in the order of the answers. */
        texts: () =>
          world.line.sent.map(({ messages }) =>
            messages.map((message) => (message as messagingApi.TextMessage).text),
          ),
      };
    },
  };
}

let count = 0;

/** A text, later than those before it, with an id of its own. */
export function aText(text: string, fields: Record<string, unknown> = {}) {
  count += 1;
  const message = { id: String(1000 + count), type: 'text', text, ...(fields.message ?? {}) };
  return anEvent('message', { timestamp: firstTimestamp + count, ...fields, message });
}

/** The message id of an event of a test. */
export function idOf(event: ReturnType<typeof anEvent>): string {
  return (event as unknown as { message: { id: string } }).message.id;
}

/** The data of a message's first button or chip with this label. */
export function dataOf(message: messagingApi.Message | undefined, label: string): string {
  const chips = (message?.quickReply?.items ?? []).map(({ action }) => action);
  const template = (message as Partial<messagingApi.TemplateMessage> | undefined)?.template;
  const buttons =
    template?.type === 'buttons' ? (template as messagingApi.ButtonsTemplate).actions : [];
  const found = [...chips, ...buttons].find((action) => action?.label === label);
  const { data } = (found ?? {}) as messagingApi.PostbackAction;
  if (data === undefined) throw new Error(`There is no ${label}`);
  return data;
}
