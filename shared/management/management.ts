import { createHash, timingSafeEqual } from 'node:crypto';
import { BotError, type ErrorCode, RenderError } from '../errors';
import { type BrandRouteDeps, brandRoutes } from './brandRoutes';
import { type ImageRouteDeps, imageRoutes } from './imageRoutes';
import { type PeopleRouteDeps, peopleRoutes } from './peopleRoutes';
import { type QueueRouteDeps, queueRoutes } from './queueRoutes';
import { type RichMessageRouteDeps, richMessageRoutes } from './richMessageRoutes';
import { type ManagementAnswer, type ManagementCall, ok, problem, type Route } from './route';
import { type TemplateRouteDeps, templateRoutes } from './templateRoutes';
import { type UploadRouteDeps, uploadRoutes } from './uploadRoutes';

export type ManagementDeps = QueueRouteDeps &
  PeopleRouteDeps &
  TemplateRouteDeps &
  UploadRouteDeps &
  BrandRouteDeps &
  RichMessageRouteDeps &
  ImageRouteDeps & {
    readonly adminApiKey: string;
    readonly version: string;
  };

export interface ManagementRequest extends Omit<ManagementCall, 'segments'> {
  readonly method: string;
  /** Below `/api/manage`, without slashes at its ends. */
  readonly path: string;
  /** The `x-admin-key` header. */
  readonly key: string | null;
}

const routes: readonly Route<ManagementDeps>[] = [
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
  ...queueRoutes,
  ...templateRoutes,
  ...uploadRoutes,
  ...brandRoutes,
  ...richMessageRoutes,
  ...imageRoutes,
  ...peopleRoutes,
];

/** Answers one management request. The key is checked before anything else is looked at. */
export async function manage(
  deps: ManagementDeps,
  { method, path, key, ...call }: ManagementRequest,
): Promise<ManagementAnswer> {
  if (key === null || !sameText(key, deps.adminApiKey)) {
    return problem(401, 'Not authorised', 'Send the admin key in the x-admin-key header.');
  }
  const segments = path.split('/').filter((segment) => segment !== '');
  const matching = routes.filter((route) => matches(route.path, segments));
  const route = matching.find((candidate) => candidate.method === method);
  if (route === undefined) {
    return matching.length > 0
      ? problem(405, 'Method not allowed', `Use ${matching.map((r) => r.method).join(' or ')}.`)
      : problem(404, 'No such route', 'GET /api/manage lists the routes.');
  }
  try {
    return await route.handle(deps, { ...call, segments });
  } catch (error) {
    return refusal(error);
  }
}

/** Statuses of what is wrong with what was sent; everything else that cannot be done is 422. */
const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  'manage.lengthRequired': 411,
  'manage.tooLarge': 413,
  'upload.tooLarge': 413,
  'upload.tooManyPixels': 413,
  'upload.format': 415,
  'render.uploadMissing': 404,
};

/** What the caller can mend is a 4xx, what may pass a 503; anything else is thrown on. */
function refusal(error: unknown): ManagementAnswer {
  if (!(error instanceof BotError)) throw error;
  if (error.retryable) return problem(503, 'Not now', error.message, { code: error.code });
  const status = statuses[error.code] ?? (error instanceof RenderError ? 422 : undefined);
  if (status === undefined) throw error;
  return problem(status, 'Refused', error.message, { code: error.code });
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
