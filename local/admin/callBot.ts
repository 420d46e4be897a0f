import { CommandError } from '../commandLine/commandError';
import type { Target } from './findBot';

export type Answer = Readonly<Record<string, unknown>>;

/**
 * Sends one management request and returns the answer.
 * @param path below `/api/manage`
 * @throws CommandError when there is no answer, or with what the problem document says
 */
export async function callBot(
  { url: base, key, source }: Target,
  method: string,
  path: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  const url = `${base}/api/manage${path}`;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { 'x-admin-key': key },
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message || cause.name : message;
    throw new CommandError('unreachable', `${url} does not answer: ${why} (${source})`, { url });
  }
  const { status } = response;
  const text = await response.text();
  let answer: Answer;
  try {
    answer = JSON.parse(text) as Answer;
  } catch {
    throw new CommandError(
      'unreachable',
      `${url} answers ${status} without JSON: is the bot there?`,
      { url, status },
    );
  }
  if (response.ok) return answer;
  const said = [answer.title, answer.detail].filter((part) => typeof part === 'string');
  const reason = status === 401 || status === 403 ? 'notAllowed' : 'failed';
  throw new CommandError(reason, `${status} ${said.join(': ')}`, { url, status, problem: answer });
}

/** Follows `next` to the end: what was checked in all, and everything that was missing. */
export async function walkBot(target: Target, method: string, path: string): Promise<Answer> {
  let checked = 0;
  const missing: unknown[] = [];
  let from = '';
  do {
    const part = await callBot(target, method, `${path}?from=${encodeURIComponent(from)}`);
    checked += Number(part.checked);
    missing.push(...(part.missing as unknown[]));
    from = typeof part.next === 'string' ? part.next : '';
  } while (from !== '');
  return { checked, missing };
}
