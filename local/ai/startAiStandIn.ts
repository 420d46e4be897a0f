import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refuseOtherThanJson, refuseStranger } from '../refuseStranger';
import { answerLine } from './batch/answerLine';
import { createBatches } from './batch/batches';
import { batchesEndpoint } from './batch/batchesEndpoint';
import { filesEndpoint } from './batch/filesEndpoint';
import { chatEndpoint } from './chat/chatEndpoint';
import { controlEndpoints } from './controlEndpoints';
import { transcriptionEndpoint } from './recording/transcriptionEndpoint';
import { refuse } from './refuse';
import { responsesEndpoint } from './responses/responsesEndpoint';
import { createStandIn, type StandInOptions } from './standIn';

export interface AiStandInOptions extends StandInOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly apiKey: string;
  /** From a batch's creation to its end, by the clock. @default 0 */
  readonly batchDelayMs?: number;
}

export interface AiStandIn {
  /** Without a slash at its end; the protocol is below `/openai/v1`. */
  readonly url: string;
  stop(): Promise<void>;
}

const maxBodyBytes = 50 * 1024 * 1024;

/**
 * A model that runs on this machine: OpenAI's wire protocol, answers that make sense for a demonstration, and every failure
 * on demand. The control API is below `/emulator`.
 * @throws Error EADDRINUSE
 */
export async function startAiStandIn(options: AiStandInOptions): Promise<AiStandIn> {
  const { apiKey, port: wanted, batchDelayMs = 0, ...rest } = options;
  const standIn = createStandIn(rest);
  const batches = createBatches({
    files: standIn.files,
    now: standIn.now,
    delayMs: batchDelayMs,
    answer: (body) => answerLine(standIn, body),
  });
  const app = new Hono();
  app.use('*', async (c, next) => {
    const headerOf = (name: string) => c.req.header(name);
    const isControl = c.req.path.startsWith('/emulator/');
    const refusal =
      refuseStranger(c.req.method, headerOf) ??
      (isControl ? refuseOtherThanJson(headerOf) : undefined);
    if (refusal === undefined) return next();
    return refuse(refusal.status, refusal.message, String(refusal.status));
  });
  app.route('/emulator', controlEndpoints(standIn, batches));
  app.use('/openai/v1/*', async (c, next) => {
    const key = c.req.header('authorization')?.replace(/^Bearer /, '') ?? c.req.header('api-key');
    if (key === apiKey) return next();
    const message = 'Access denied due to invalid subscription key or wrong API endpoint.';
    return refuse(401, message, '401');
  });
  app.use('/openai/v1/*', bodyLimit({ maxSize: maxBodyBytes }));
  app.get('/openai/v1/models', (c) =>
    c.json({
      object: 'list',
      data: standIn.deployments.map((id) => ({
        id,
        object: 'model',
        created: 0,
        owned_by: 'stand-in',
      })),
    }),
  );
  const endpoints = [chatEndpoint, responsesEndpoint, transcriptionEndpoint, filesEndpoint];
  for (const endpoint of endpoints) app.route('/openai/v1', endpoint(standIn));
  app.route('/openai/v1', batchesEndpoint(standIn, batches));
  app.notFound((c) => refuse(404, `Nothing at ${c.req.path}`, '404'));

  const server = await listen(app, wanted);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function listen(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', reject);
  });
}
