import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type HttpBindings, serve, type ServerType } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { z } from 'zod';
import { chunksOf, completionOf } from './completion';
import { createFaultPlan, Fault } from './faults';
import { createTokenLimit } from './rateLimit';
import type { SeenPicture } from './readPicture';
import { ChatRequest } from './request';
import { think, type Thought } from './think';
import { createUsageMeter, type Usage } from './usage';

export interface AiStandInOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly apiKey: string;
  /** Deployments that there are; others are answered with 404. */
  readonly deployments: readonly string[];
  /** @default 1,000,000 */
  readonly tokensPerMinute?: number;
  readonly now?: () => number;
}

export interface AiStandIn {
  /** Without a slash at its end; the protocol is below `/openai/v1`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What was asked, kept for tests and people to look at. */
interface Received {
  readonly at: number;
  readonly request: ChatRequest;
  readonly pictures: readonly SeenPicture[];
  readonly usage: Usage;
}

const mostReceived = 200;
const mostBodyBytes = 50 * 1024 * 1024;

/**
 * A model that runs on this machine: OpenAI's wire protocol, answers that make sense for a demonstration, and every failure
 * on demand. Control: `POST /emulator/faults`, `DELETE /emulator/faults`, `GET /emulator/requests`.
 * @throws Error EADDRINUSE
 */
export async function startAiStandIn(options: AiStandInOptions): Promise<AiStandIn> {
  const { apiKey, deployments, tokensPerMinute = 1_000_000, now = Date.now } = options;
  const faults = createFaultPlan();
  const meter = createUsageMeter();
  const limit = createTokenLimit(tokensPerMinute, now);
  const received: Received[] = [];
  const app = new Hono();

  app.get('/emulator/requests', (c) => c.json({ requests: received }));
  app.post('/emulator/faults', async (c) => {
    const fault = Fault.safeParse(await c.req.json().catch(() => undefined));
    if (!fault.success) return refuse(400, describe(fault.error));
    faults.add(fault.data);
    return c.json({ planned: fault.data });
  });
  app.delete('/emulator/faults', (c) => {
    faults.clear();
    return c.json({ planned: null });
  });

  app.use('/openai/v1/*', async (c, next) => {
    const key = c.req.header('authorization')?.replace(/^Bearer /, '') ?? c.req.header('api-key');
    if (key === apiKey) return next();
    const message = 'Access denied due to invalid subscription key or wrong API endpoint.';
    return refuse(401, message, '401');
  });
  app.use('/openai/v1/*', bodyLimit({ maxSize: mostBodyBytes }));
  app.get('/openai/v1/models', (c) =>
    c.json({
      object: 'list',
      data: deployments.map((id) => ({ id, object: 'model', created: 0, owned_by: 'stand-in' })),
    }),
  );
  app.post('/openai/v1/chat/completions', async (c) => {
    const fault = faults.next();
    if (fault !== undefined) {
      await delay(fault.delayMs);
      const failed = failWith(c, fault);
      if (failed !== undefined) return failed;
    }
    const waitSeconds = limit.waitSeconds();
    if (waitSeconds !== undefined) {
      const headers = { 'retry-after': String(waitSeconds), ...limit.headers() };
      return refuse(429, 'Token rate limit of the deployment is reached.', '429', headers);
    }
    const parsed = ChatRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return refuse(400, describe(parsed.error), 'invalid_value');
    const request = parsed.data;
    if (!deployments.includes(request.model)) {
      const message = 'The API deployment for this resource does not exist.';
      return refuse(404, message, 'DeploymentNotFound');
    }
    let thought: Thought;
    try {
      thought = await think(request);
    } catch (error) {
      return refuse(400, `Invalid image: ${(error as Error).message}`, 'invalid_image');
    }
    if (fault?.kind === 'badJson') thought = { ...thought, text: thought.text?.slice(0, -2) ?? '' };
    const usage = meter.measure(request, thought.text ?? thought.call?.arguments ?? '');
    limit.spend(usage.total_tokens);
    received.push({ at: now(), request, pictures: thought.pictures, usage });
    if (received.length > mostReceived) received.shift();
    return answer(c, request, thought, usage, fault);
  });
  app.notFound((c) => refuse(404, `Nothing at ${c.req.path}`, '404'));

  function answer(
    c: Context,
    request: ChatRequest,
    thought: Thought,
    usage: Usage,
    fault: Fault | undefined,
  ) {
    const created = Math.floor(now() / 1000);
    for (const [name, value] of Object.entries(limit.headers())) c.header(name, value);
    if (fault?.kind === 'cut' && request.stream !== true) return cut(c);
    if (request.stream !== true) {
      const completion = completionOf(request, thought, usage, created);
      return c.json(fault?.kind === 'filterAnswer' ? filtered(completion) : completion);
    }
    const chunks = chunksOf(request, thought, usage, created);
    return streamSSE(c, async (stream) => {
      for (const [index, data] of chunks.entries()) {
        if (fault?.kind === 'cut' && index >= chunks.length / 2) {
          // What was written is to arrive.
          await stream.sleep(50);
          cut(c);
          return;
        }
        await stream.writeSSE({ data });
      }
    });
  }

  const server = await listen(app, options.port);
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

/** What goes wrong before anything is thought; undefined for what goes wrong later. */
function failWith(c: Context, fault: Fault): Response | Promise<Response> | undefined {
  switch (fault.kind) {
    case 'status': {
      const wait = fault.retryAfter;
      const headers = wait === undefined ? {} : { 'retry-after': String(wait) };
      return refuse(fault.status, `Planned failure ${fault.status}`, String(fault.status), headers);
    }
    case 'filter':
      return refuse(
        400,
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        'content_filter',
      );
    case 'rubbish':
      return c.text('<html>upstream connect error</html>', 200);
    case 'silent':
      return new Promise(() => undefined);
    // What goes wrong in the answer itself.
    case 'cut':
    case 'filterAnswer':
    case 'badJson':
    case 'slow':
      return undefined;
    default:
      return fault.kind satisfies never;
  }
}

/** The connection closes, whatever has been written of the answer. */
function cut(c: Context): Response {
  (c.env as HttpBindings).outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

function filtered(completion: Record<string, unknown>): Record<string, unknown> {
  const message = { role: 'assistant', content: '', refusal: null };
  return { ...completion, choices: [{ index: 0, finish_reason: 'content_filter', message }] };
}

/** An error as the service words it. */
function refuse(
  status: number,
  message: string,
  code = 'invalid_request',
  headers: Record<string, string> = {},
): Response {
  const error = { message, type: 'invalid_request_error', param: null, code };
  return Response.json({ error }, { status, headers });
}

function describe({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}
