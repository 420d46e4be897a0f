import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createTryLimit } from '../../../shared/storage/tryLimit';

type Policy = ReturnType<typeof createTryLimit>;
type Request = Parameters<Policy['sendRequest']>[0];
type Next = Parameters<Policy['sendRequest']>[1];
type Response = Awaited<ReturnType<Next>>;

const requestOf = (abortSignal?: AbortSignal) =>
  (abortSignal === undefined ? {} : { abortSignal }) as Request;
const response = { status: 200 } as Response;

/** Ends only when it is aborted, as a request does that is never answered. */
const never: Next = ({ abortSignal }) =>
  new Promise((_, reject) => {
    abortSignal?.addEventListener('abort', () => reject(new Error('aborted')));
  });

test('gives an answer in time on, and leaves the request as it was', async () => {
  const request = requestOf();
  expect(
    await createTryLimit({ tryMs: 1000, callMs: 1000 }).sendRequest(request, async () => response),
  ).toBe(response);
  expect(request).toEqual({});
});

test('ends a try without an answer with a failure that is tried again', async () => {
  const limit = createTryLimit({ tryMs: 20, callMs: 1000 });
  await expect(limit.sendRequest(requestOf(), never)).rejects.toMatchObject({
    name: 'RestError',
    code: 'ETIMEDOUT',
  });
});

test('counts the tries of one request together, and those of another apart', async () => {
  const limit = createTryLimit({ tryMs: 10_000, callMs: 50 });
  const request = requestOf();
  const failure = { code: 'ETIMEDOUT' };
  await expect(limit.sendRequest(request, never)).rejects.toMatchObject(failure);
  await expect(limit.sendRequest(request, never)).rejects.toMatchObject({
    message: 'No answer within 0 ms',
  });
  expect(await limit.sendRequest(requestOf(), async () => response)).toBe(response);
});

test('takes an answer that arrived while the process was busy', async () => {
  const limit = createTryLimit({ tryMs: 20, callMs: 1000 });
  const { createServer, get } = await import('node:http');
  const server = createServer((_request, answer) => answer.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const busy = limit.sendRequest(requestOf(), async ({ abortSignal }) => {
    const answered = new Promise<void>((resolve, reject) => {
      get({ port, host: '127.0.0.1', signal: abortSignal as AbortSignal }, (answer) =>
        answer.resume().once('end', () => resolve()),
      ).once('error', reject);
    });
    // The answer is in the socket, and the limit is over, when the process looks again.
    await delay(5);
    for (const until = performance.now() + 60; performance.now() < until;);
    await answered;
    return response;
  });
  expect(await busy).toBe(response);
  server.closeAllConnections();
  server.close();
});

test("leaves the caller's own end of a request to the caller", async () => {
  const caller = new AbortController();
  const request = requestOf(caller.signal);
  const ended = createTryLimit({ tryMs: 10_000, callMs: 10_000 }).sendRequest(request, never);
  caller.abort();
  await expect(ended).rejects.toThrow('aborted');
  expect(request.abortSignal).toBe(caller.signal);
});
