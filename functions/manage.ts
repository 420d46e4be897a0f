import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { manage as answerManagement } from '../shared/management/management';
import { deps } from './deps';

async function manage(request: HttpRequest): Promise<HttpResponseInit> {
  const answer = await answerManagement(await deps().management(), {
    method: request.method,
    path: request.params.path ?? '',
    key: request.headers.get('x-admin-key'),
  });
  return {
    status: answer.status,
    headers: { 'content-type': answer.contentType, 'cache-control': 'no-store' },
    body: JSON.stringify(answer.body),
  };
}

// The key is ours to check, in the code: see docs/decisions.
app.http('manage', {
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  route: 'manage/{*path}',
  handler: manage,
});
