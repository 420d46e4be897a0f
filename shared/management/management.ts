import { createHash, timingSafeEqual } from 'node:crypto';
import type { MessageQueue } from '../storage/messageQueue';
import { replayPoison } from './replayPoison';

export interface ManagementDeps {
  readonly adminApiKey: string;
  readonly version: string;
  readonly queueNames: readonly string[];
  readonly queue: (name: string) => MessageQueue;
  readonly templates: () => Promise<readonly { id: string; categories: readonly string[] }[]>;
}

export interface ManagementRequest {
  readonly method: string;
  /** Below `/api/manage`, without slashes at its ends. */
  readonly path: string;
  /** The `x-admin-key` header. */
  readonly key: string | null;
}

/** `body` is JSON; on an error it is a problem document. @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface ManagementAnswer {
  readonly status: number;
  readonly contentType: 'application/json' | 'application/problem+json';
  readonly body: unknown;
}

interface Route {
  readonly method: 'GET' | 'POST';
  /** Segments; `{name}` takes any one. */
  readonly path: string;
  readonly purpose: string;
  readonly handle: (deps: ManagementDeps, segments: readonly string[]) => Promise<ManagementAnswer>;
}

const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '',
    purpose: 'Version and the list of management routes',
    handle: async ({ version }) =>
      ok({
        version,
        routes: routes.map(({ method, path, purpose }) => ({ method, path, purpose })),
      }),
  },
  {
    method: 'GET',
    path: 'queues',
    purpose: 'Approximate number of messages on each queue and its poison queue',
    handle: async (deps) => ok({ queues: await queueDepths(deps) }),
  },
  {
    method: 'POST',
    path: 'queues/{queue}/replay',
    purpose: 'Put the messages of a poison queue back to work',
    handle: async (deps, [, name = '']) =>
      deps.queueNames.includes(name)
        ? ok({
            queue: name,
            replayed: await replayPoison(deps.queue(`${name}-poison`), deps.queue(name)),
          })
        : problem(404, 'No such queue', `The queues are ${deps.queueNames.join(', ')}.`),
  },
  {
    method: 'GET',
    path: 'templates',
    purpose: 'Templates of rich messages',
    handle: async (deps) => ok({ templates: await deps.templates() }),
  },
];

/** Answers one management request. The key is checked before anything else is looked at. */
export async function manage(
  deps: ManagementDeps,
  { method, path, key }: ManagementRequest,
): Promise<ManagementAnswer> {
  if (key === null || !sameText(key, deps.adminApiKey)) {
    return problem(401, 'Not authorised', 'Send the admin key in the x-admin-key header.');
  }
  const segments = path.split('/').filter((segment) => segment !== '');
  const matching = routes.filter((route) => matches(route.path, segments));
  const route = matching.find((candidate) => candidate.method === method);
  if (route !== undefined) return route.handle(deps, segments);
  return matching.length > 0
    ? problem(405, 'Method not allowed', `Use ${matching.map((r) => r.method).join(' or ')}.`)
    : problem(404, 'No such route', 'GET /api/manage lists the routes.');
}

async function queueDepths({ queueNames, queue }: ManagementDeps) {
  return Promise.all(
    queueNames.map(async (name) => {
      const [messages, poison] = await Promise.all([
        queue(name).depth(),
        queue(`${name}-poison`).depth(),
      ]);
      return { name, messages, poison };
    }),
  );
}

function matches(pattern: string, segments: readonly string[]): boolean {
  const parts = pattern.split('/').filter((part) => part !== '');
  return (
    parts.length === segments.length &&
    parts.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}

/** Compares without telling by its time how much of the key was right. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function ok(body: unknown): ManagementAnswer {
  return { status: 200, contentType: 'application/json', body };
}

function problem(status: number, title: string, detail: string): ManagementAnswer {
  return { status, contentType: 'application/problem+json', body: { status, title, detail } };
}
