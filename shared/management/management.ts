import { type AdminKey, findAdminKey } from '../config/adminKeys';
import { BotError, type ErrorCode, RenderError } from '../errors';
import { type AiRouteDeps, aiRoutes } from './aiRoutes';
import { type BrandRouteDeps, brandRoutes } from './brandRoutes';
import type { ManagementEvents } from '../telemetry/events/managementEvents';
import type { FailureDelay } from './failureDelay';
import { type ImageRouteDeps, imageRoutes } from './imageRoutes';
import { type PeopleRouteDeps, peopleRoutes } from './peopleRoutes';
import { type QueueRouteDeps, queueRoutes } from './queueRoutes';
import { type RichMessageRouteDeps, richMessageRoutes } from './richMessageRoutes';
import { type ManagementAnswer, type ManagementCall, ok, problem, type Route } from './route';
import { type TemplateRouteDeps, templateRoutes } from './templateRoutes';
import { type UploadRouteDeps, uploadRoutes } from './uploadRoutes';

export type ManagementDeps = QueueRouteDeps &
  AiRouteDeps &
  PeopleRouteDeps &
  TemplateRouteDeps &
  UploadRouteDeps &
  BrandRouteDeps &
  RichMessageRouteDeps &
  ImageRouteDeps & {
    readonly adminKeys: readonly AdminKey[];
    readonly failureDelay: FailureDelay;
    /** Stands for an id in the audit. */
    readonly identityHash: (id: string) => string;
    readonly version: string;
  };

export interface ManagementRequest extends Omit<ManagementCall, 'segments' | 'about'> {
  readonly method: string;
  /** Below `/api/manage`, without slashes at its ends. */
  readonly path: string;
  /** The `x-admin-key` header. */
  readonly key: string | null;
  /** Keeps a record of the call, beside telemetry. */
  readonly audit: (record: ManagementEvents['management.called']) => void;
}

const routes: readonly Route<ManagementDeps>[] = [
  {
    method: 'GET',
    path: '',
    scope: 'read',
    purpose: 'Version and the list of management routes',
    handle: async ({ version }) =>
      ok({
        version,
        routes: routes.map(({ method, path, scope, purpose }) => ({
          method,
          path,
          scope,
          purpose,
        })),
      }),
  },
  ...queueRoutes,
  ...templateRoutes,
  ...uploadRoutes,
  ...brandRoutes,
  ...richMessageRoutes,
  ...imageRoutes,
  ...peopleRoutes,
  ...aiRoutes,
];

/** Answers one management request and audits it. The key is checked before anything else is looked at. */
export async function manage(
  deps: ManagementDeps,
  request: ManagementRequest,
): Promise<ManagementAnswer> {
  const { method, path, key: given } = request;
  const segments = path.split('/').filter((segment) => segment !== '');
  const matching = routes.filter((route) => matches(route.path, segments));
  const route = matching.find((candidate) => candidate.method === method);
  let about: string | undefined;
  const audit = (key: string, status: number) => {
    const known = route ?? matching[0];
    const fields = {
      key,
      method,
      route: known?.path ?? 'none',
      status,
      ...(about === undefined ? {} : { about }),
    };
    request.audit(fields);
    deps.reporter.report({ name: 'management.called', fields });
  };

  const key = given === null ? undefined : findAdminKey(deps.adminKeys, given);
  if (key === undefined) {
    const answer = await refuseKey(deps);
    audit('none', answer.status);
    return answer;
  }
  const note = (id: string) => (about = deps.identityHash(id));
  const { body, query } = request;
  try {
    const answer =
      route === undefined
        ? noSuchRoute(matching)
        : await answerRoute(deps, route, key, { body, query, segments, about: note });
    audit(key.name, answer.status);
    return answer;
  } catch (error) {
    audit(key.name, 500);
    throw error;
  }
}

async function refuseKey({ failureDelay }: ManagementDeps): Promise<ManagementAnswer> {
  const wrong = 'Send an admin key in the x-admin-key header.';
  return (await failureDelay.failed()) === 'waited'
    ? problem(401, 'Not authorised', wrong)
    : problem(429, 'Too many failures', wrong);
}

function noSuchRoute(matching: readonly Route<ManagementDeps>[]): ManagementAnswer {
  return matching.length > 0
    ? problem(405, 'Method not allowed', `Use ${matching.map((r) => r.method).join(' or ')}.`)
    : problem(404, 'No such route', 'GET /api/manage lists the routes.');
}

async function answerRoute(
  deps: ManagementDeps,
  route: Route<ManagementDeps>,
  key: AdminKey,
  call: ManagementCall,
): Promise<ManagementAnswer> {
  if (!key.scopes.includes(route.scope)) {
    return problem(403, 'Not allowed', `This route needs a key with the scope ${route.scope}.`);
  }
  try {
    return await route.handle(deps, call);
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
