import type { HttpResponseData } from '../app/coreContract';
import { refuseOtherThanJson, refuseStranger } from '../../refuseStranger';
import type { HostedFunction } from '../hostedFunction';
import type { HostRequest } from './functionServer';

interface HostRoutesDeps {
  /** False leaves `/` to the functions. */
  homePage: boolean;
  functions(): readonly HostedFunction[];
  /** Begins one run of a function that has no HTTP trigger, with a text as its input. */
  runNow(functionName: string, input: string): boolean;
}

const HOME = 'This Functions app is up and running.\n';

/**
 * The routes that the host keeps for itself, as far as they are of use on one machine: the home page, `GET
 * /admin/host/ping`, `GET /admin/host/status`, `GET /admin/functions` and `POST /admin/functions/{name}`, which runs a
 * timer or queue function now. In the cloud a key guards them; here, that nobody but this machine's own scripts is let in.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-manually-run-non-http
 */
export function createHostRoutes(deps: HostRoutesDeps) {
  return (method: string, path: string, { headerOf, text: input }: HostRequest) => {
    if (path === '/' && deps.homePage)
      return method === 'GET' || method === 'HEAD' ? text(200, HOME) : undefined;
    if (!/^\/admin(\/|$)/i.test(path)) return undefined;
    const refusal = refuseStranger(method, headerOf) ?? refuseOtherThanJson(headerOf);
    if (refusal) return text(refusal.status, `${refusal.message}\n`);
    const route = path.toLowerCase();
    if (route === '/admin/host/ping') return { statusCode: '200' };
    if (route === '/admin/host/status' && method === 'GET') return json({ state: 'Running' });
    if (route === '/admin/functions' && method === 'GET') return json(deps.functions());
    const run = /^\/admin\/functions\/([^/]+)$/i.exec(path);
    if (run && method === 'POST') return startRun(deps, run[1]!, input);
    return { statusCode: '404' };
  };
}

async function startRun(
  deps: HostRoutesDeps,
  name: string,
  input: () => Promise<string>,
): Promise<HttpResponseData> {
  const body = await input();
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    return { statusCode: '400' };
  }
  const given = (value as { input?: unknown } | null)?.input ?? '';
  const started = deps.runNow(name, typeof given === 'string' ? given : JSON.stringify(given));
  return { statusCode: started ? '202' : '404' };
}

function text(status: number, body: string): HttpResponseData {
  return {
    statusCode: String(status),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: { bytes: Buffer.from(body) },
  };
}

function json(value: unknown): HttpResponseData {
  return {
    statusCode: '200',
    headers: { 'content-type': 'application/json' },
    body: { bytes: Buffer.from(JSON.stringify(value)) },
  };
}
