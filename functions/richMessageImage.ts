import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { serveImage } from '../shared/richMessage/picture/serveImage';
import { deps } from './deps';
import { problem } from './problem';

async function richMessageImage(request: HttpRequest): Promise<HttpResponseInit> {
  const answer = await serveImage(await deps().images(), {
    key: request.params.key ?? '',
    width: request.params.width ?? '',
    ifNoneMatch: request.headers.get('if-none-match'),
  });
  if (answer.status === 404) return problem(404, answer.problem);
  if (answer.status === 304) return { status: 304, headers: answer.headers };
  const body = request.method === 'HEAD' ? undefined : answer.bytes;
  return { status: 200, headers: answer.headers, ...(body && { body }) };
}

app.http('richMessageImage', {
  methods: ['GET', 'HEAD'],
  authLevel: 'anonymous',
  route: 'images/{key}/{width}',
  handler: richMessageImage,
});
