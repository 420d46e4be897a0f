import { expect, test } from '@jest/globals';
import { createTryLimit } from '../../../shared/storage/tryLimit';

type Policy = ReturnType<typeof createTryLimit>;
type Request = Parameters<Policy['sendRequest']>[0];
type Next = Parameters<Policy['sendRequest']>[1];
type Response = Awaited<ReturnType<Next>>;

const requestOf = (abortSignal?: AbortSignal) =>
  (abortSignal === undefined ? {} : { abortSignal }) as unknown as Request;
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

test("leaves the caller's own end of a request to the caller", async () => {
  const caller = new AbortController();
  const request = requestOf(caller.signal);
  const ended = createTryLimit({ tryMs: 10_000, callMs: 10_000 }).sendRequest(request, never);
  caller.abort();
  await expect(ended).rejects.toThrow('aborted');
  expect(request.abortSignal).toBe(caller.signal);
});
