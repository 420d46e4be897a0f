import { createHash } from 'node:crypto';
import type {
  ChatCompletion,
  ChatCompletionCreateParamsNonStreaming,
} from 'openai/resources/chat/completions';
import type {
  Response,
  ResponseCreateParamsNonStreaming,
} from 'openai/resources/responses/responses';
import { createSingleFlight } from '../cache/singleFlight';
import { createModelEndpoints, type ModelEndpointsOptions } from './modelEndpoints';
import { estimateUsage } from './estimateUsage';
import { noUsage, type OnLoss } from './modelCost';
import { chatUsage, responseUsage } from './modelUsage';
import { isCompletion, isResponse } from './readModelAnswer';
import type { Recording } from './recording';

/** One step of a model; which deployment is asked is the client's business. */
export type ModelRequest = Omit<ChatCompletionCreateParamsNonStreaming, 'model' | 'stream'>;
export type ResponseRequest = Omit<ResponseCreateParamsNonStreaming, 'model' | 'stream'>;

export interface ModelClient {
  /**
   * One step, in at most two attempts, each with an endpoint that is likely to answer. Equal requests that are in flight
   * share one, whose losses the first of them is told.
   * @throws ModelError
   */
  complete(request: ModelRequest, onLoss?: OnLoss): Promise<ChatCompletion>;
  /** One step through the Responses API, which has tools of its own such as web search. @throws ModelError */
  respond(request: ResponseRequest, onLoss?: OnLoss): Promise<Response>;
  /** What is said in a recording; empty when nothing is. @throws ModelError */
  transcribe(recording: Recording): Promise<string>;
}

export interface ModelClientOptions extends ModelEndpointsOptions {
  readonly deployment: string;
  /** The deployment that writes down recordings. @default the other one */
  readonly transcriptionDeployment?: string | undefined;
  /** Of a reasoning model; left out for others. */
  readonly reasoningEffort?: ChatCompletionCreateParamsNonStreaming['reasoning_effort'];
}

export function createModelClient(options: ModelClientOptions): ModelClient {
  const { deployment, reasoningEffort, transcriptionDeployment = deployment } = options;
  const endpoints = createModelEndpoints(options);
  const inOneFlight = createSingleFlight<ChatCompletion>();
  const reasoning = reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort };

  return {
    complete: (request, onLoss) =>
      inOneFlight(keyOf(request), () =>
        endpoints.ask({
          kind: 'chat',
          ask: (client) =>
            client.chat.completions.create({ ...request, ...reasoning, model: deployment }),
          isWhole: isCompletion,
          isFiltered: ({ choices }) => choices[0]?.finish_reason === 'content_filter',
          usageOf: chatUsage,
          atMost: () => estimateUsage(request, request.max_completion_tokens),
          onLoss,
        }),
      ),
    respond: (request, onLoss) =>
      endpoints.ask<Response>({
        kind: 'response',
        ask: (client) => client.responses.create({ ...request, model: deployment }),
        isWhole: isResponse,
        isFiltered: ({ incomplete_details: why }) => why?.reason === 'content_filter',
        usageOf: responseUsage,
        atMost: () => estimateUsage(request, request.max_output_tokens),
        onLoss,
      }),
    async transcribe({ bytes, fileName, mediaType, language }) {
      const { text } = await endpoints.ask({
        kind: 'transcription',
        ask: (client) =>
          client.audio.transcriptions.create({
            file: new File([new Uint8Array(bytes)], fileName, { type: mediaType }),
            model: transcriptionDeployment,
            response_format: 'json',
            ...(language === undefined ? {} : { language }),
          }),
        isWhole: (data) => typeof (data as { text?: unknown } | null)?.text === 'string',
        isFiltered: () => false,
        usageOf: () => undefined,
        // A recording is paid for by its length, before it is sent.
        atMost: () => noUsage,
        onLoss: undefined,
      });
      return text.trim();
    },
  };
}

function keyOf(request: ModelRequest): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}
