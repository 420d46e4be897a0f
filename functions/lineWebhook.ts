import { app, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { maxWebhookBytes, receiveWebhook } from '../shared/webhook/receiveWebhook';
import { deps } from './deps';
import { problem } from './problem';

async function lineWebhook(request: HttpRequest): Promise<HttpResponseInit> {
  // The host passes on no body that comes in chunks: its signature could never be right. LINE always sends the length.
  const length = request.headers.get('content-length');
  if (length === null) return problem(411, 'The request has no Content-Length');
  if (Number(length) > maxWebhookBytes) {
    return problem(413, `The body is over ${maxWebhookBytes} bytes`);
  }
  const answer = await receiveWebhook(await deps().webhook(), {
    body: new Uint8Array(await request.arrayBuffer()),
    signature: request.headers.get('x-line-signature'),
    traceparent: request.headers.get('traceparent'),
    tracestate: request.headers.get('tracestate'),
  });
  return answer.status === 200
    ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
    : problem(answer.status, answer.problem);
}

app.http('lineWebhook', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'webhook',
  handler: lineWebhook,
});
