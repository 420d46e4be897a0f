import { app, type HttpResponseInit } from '@azure/functions';
import { deps } from './deps';

const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };

async function health(): Promise<HttpResponseInit> {
  return { headers, body: JSON.stringify({ status: 'live', version: deps().version }) };
}

async function healthReady(): Promise<HttpResponseInit> {
  const report = await (await deps().readiness())();
  return { status: report.status === 'ready' ? 200 : 503, headers, body: JSON.stringify(report) };
}

app.http('health', { methods: ['GET'], authLevel: 'anonymous', route: 'health', handler: health });

app.http('healthReady', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'health/ready',
  handler: healthReady,
});
