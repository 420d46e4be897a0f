import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Answer } from './answer';
import type { Exchange } from './exchange';

/** `'cut'` closes the connection without an answer. */
export type Reaction = Answer | 'cut';

export type HttpServerOptions = {
  host: string;
  port: number;
  /** The largest body in bytes that is read for a path. */
  bodyLimit: (path: string) => number;
  /** Answers a request whose body is over the limit; the rest of the body is not read. */
  tooLarge: (exchange: Exchange) => Answer;
  handle: (exchange: Exchange) => Reaction | Promise<Reaction>;
};

/**
 * node:http with whole bodies and plain answers. Handlers may answer at once (no promise is made then), which keeps
 * the reply and push path short under load.
 */
export async function startHttpServer(options: HttpServerOptions) {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) =>
    receive(options, request, response),
  );
  await listen(server, options.port, options.host);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;

  return {
    url: `http://${options.host}:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: 2048 }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function receive(options: HttpServerOptions, request: IncomingMessage, response: ServerResponse) {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const exchange: Exchange = {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: request.headers,
    body: noBody,
    params: {},
    requestId: randomUUID(),
  };
  const limit = options.bodyLimit(exchange.path);
  const chunks: Buffer[] = [];
  let bytes = 0;
  let refused = false;

  request.on('data', (chunk: Buffer) => {
    if (refused) return;
    bytes += chunk.length;
    if (bytes <= limit) return void chunks.push(chunk);
    refused = true;
    chunks.length = 0;
    const answer = options.tooLarge(exchange);
    send(exchange, response, { ...answer, headers: { ...answer.headers, connection: 'close' } });
  });
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  request.on('end', () => {
    if (refused) return;
    exchange.body = chunks.length === 1 ? (chunks[0] ?? noBody) : Buffer.concat(chunks, bytes);
    react(options, exchange, response);
  });
}

const noBody = Buffer.alloc(0);

function react(options: HttpServerOptions, exchange: Exchange, response: ServerResponse) {
  try {
    const reaction = options.handle(exchange);
    if (!(reaction instanceof Promise)) return send(exchange, response, reaction);
    reaction.then(
      (later) => send(exchange, response, later),
      (error: unknown) => send(exchange, response, broken(error)),
    );
  } catch (error) {
    send(exchange, response, broken(error));
  }
}

/** A defect of the emulator itself, told apart from LINE's own 500 by its text. */
const broken = (error: unknown): Answer => ({
  status: 500,
  body: {
    message: `LINE emulator defect: ${error instanceof Error ? error.stack : String(error)}`,
  },
});

function send(exchange: Exchange, response: ServerResponse, reaction: Reaction) {
  if (response.destroyed || response.headersSent) return;
  if (reaction === 'cut') return void response.destroy();
  if (reaction.takeOver) return reaction.takeOver(response);
  const payload =
    reaction.raw ?? (reaction.body === undefined ? '' : JSON.stringify(reaction.body));
  response.writeHead(reaction.status, {
    ...(reaction.raw === undefined && reaction.body !== undefined
      ? { 'content-type': 'application/json' }
      : {}),
    'content-length': Buffer.byteLength(payload),
    'x-line-request-id': exchange.requestId,
    ...reaction.headers,
  });
  response.end(exchange.method === 'HEAD' ? undefined : payload);
}
