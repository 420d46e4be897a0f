import {
  app,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import { BotError } from '../shared/errors';
import { manage as answerManagement } from '../shared/management/management';
import { managementMethods, maxBodyBytes } from '../shared/management/route';
import { deps } from './deps';

async function manage(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> {
  const answer = await answerManagement(await deps().management(), {
    method: request.method,
    path: request.params.path ?? '',
    key: request.headers.get('x-admin-key'),
    query: request.query,
    body: () => readBody(request),
    // The Functions host keeps it, whatever becomes of telemetry.
    audit: (record) => context.log(JSON.stringify({ event: 'management.called', ...record })),
  });
  return {
    status: answer.status,
    headers: { 'content-type': answer.contentType, 'cache-control': 'no-store' },
    body: JSON.stringify(answer.body),
  };
}

async function readBody(request: HttpRequest): Promise<Buffer> {
  const length = request.headers.get('content-length');
  // The host passes on no body that comes in chunks.
  if (length === null) {
    throw new BotError('manage.lengthRequired', 'A body needs a Content-Length');
  }
  const bytes =
    Number(length) > maxBodyBytes ? undefined : Buffer.from(await request.arrayBuffer());
  if (bytes !== undefined && bytes.byteLength <= maxBodyBytes) return bytes;
  throw new BotError('manage.tooLarge', 'A body may have 10 MB at most');
}

// The key is ours to check, in the code: see docs/decisions.
app.http('manage', {
  methods: [...managementMethods],
  authLevel: 'anonymous',
  route: 'manage/{*path}',
  handler: manage,
});
