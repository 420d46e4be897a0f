import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpRequestData, HttpResponseData } from '../app/coreContract';
import type { HttpConfig } from '../hostConfig';
import { HostError } from '../hostError';
import type { HeaderOf } from '../../refuseStranger';
import { createRequestGate } from './requestGate';
import { toHttpRequestData } from './httpRequestData';
import type { HttpRouter } from './httpRouter';
import { readBody } from './readBody';
import { writeResponse } from './writeResponse';

/** Kestrel's, which the real host serves with. */
const KEEP_ALIVE_MS = 130_000;
const HOST_BODY_LIMIT_BYTES = 1024 * 1024;

/** What the host's own routes see of a request. */
export interface HostRequest {
  readonly headerOf: HeaderOf;
  /** The body as text. */
  text(): Promise<string>;
}

/** Runs one HTTP function; undefined means that it answered nothing. Rejects when the function failed. */
export type HttpFunction = (
  request: HttpRequestData,
  incoming: IncomingMessage,
) => Promise<HttpResponseData | undefined>;

export interface FunctionServer {
  readonly port: number;
  /** Takes no more connections and ends the idle ones. Settles when the last answer is out. */
  stopAccepting(): Promise<void>;
  /** Cuts whatever is still open. */
  cut(): void;
}

interface FunctionServerOptions {
  port: number;
  hostname: string;
  http: HttpConfig;
  bodyLimitBytes: number;
  router: HttpRouter<HttpFunction>;
  /** Answers the host's own routes (`/`, `/admin`); undefined when the path is none of them. */
  hostRoutes(
    method: string,
    path: string,
    request: HostRequest,
  ): HttpResponseData | Promise<HttpResponseData> | undefined;
}

/**
 * Serves the functions' routes under the route prefix.
 * @throws HostError when the port cannot be had
 */
export async function startFunctionServer(options: FunctionServerOptions): Promise<FunctionServer> {
  const { http, router, hostRoutes, bodyLimitBytes } = options;
  const prefix = http.routePrefix === '' ? '/' : `/${http.routePrefix}/`;
  const lowerPrefix = prefix.toLowerCase();
  const customHeaders = Object.entries(http.customHeaders).flat();
  const gate = createRequestGate(http);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const path = pathOf(request.url ?? '/');
    const isFunctions = path.slice(0, prefix.length).toLowerCase() === lowerPrefix;
    if (!isFunctions || prefix === '/') {
      const own = hostRoutes(method, path, {
        headerOf: (name) => request.headers[name] as string | undefined,
        text: () => readText(request),
      });
      if (own) {
        const answer = await own;
        request.resume();
        writeResponse(response, answer, customHeaders);
        return;
      }
    }
    const found = isFunctions ? router.find(method, path.slice(prefix.length)) : undefined;
    if (!found) {
      refuse(request, response, 404);
      return;
    }
    // Without limits there is nothing to wait for, not even a turn of the event loop.
    const leave = gate ? await gate.enter() : noop;
    if (!leave) {
      refuse(request, response, 429);
      return;
    }
    try {
      const body = await readBody(request, bodyLimitBytes);
      if (body === 'tooLarge') {
        response.shouldKeepAlive = false;
        refuse(request, response, 413);
        return;
      }
      const data = toHttpRequestData(request, found.params, body);
      writeResponse(response, await found.target(data, request), customHeaders);
    } finally {
      leave();
    }
  };

  /** Answers that are not out: once the server stops, their connections end with them. */
  const open = new Set<ServerResponse>();
  let stopping = false;
  const server = createServer((request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    if (stopping) response.shouldKeepAlive = false;
    handle(request, response).catch(() => {
      // The invoker has reported it. The real host answers a failed function with an empty 500.
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-length': 0 }).end();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1000;
  await listen(server, options.port, options.hostname);

  return {
    port: (server.address() as AddressInfo).port,
    stopAccepting() {
      stopping = true;
      for (const response of open) {
        if (!response.headersSent) response.shouldKeepAlive = false;
      }
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
      });
    },
    cut() {
      server.closeAllConnections();
    },
  };
}

function noop(): void {
  // Nobody waits behind a request that passed no gate.
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume();
  response.writeHead(status, { 'content-length': 0 }).end();
}

async function readText(request: IncomingMessage): Promise<string> {
  const body = await readBody(request, HOST_BODY_LIMIT_BYTES);
  return body === undefined || body === 'tooLarge' ? '' : body.toString('utf8');
}

function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}

function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new HostError(`Port ${port} is taken: free it, or set FUNCTIONS_PORT to another`, error)
          : new HostError(`Cannot listen on ${hostname}:${port}: ${error.message}`, error),
      );
    });
    server.listen(port, hostname, () => {
      resolve();
    });
  });
}
