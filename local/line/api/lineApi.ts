import { publicRequest } from '../../emulator/requestLog';
import type { Emulator } from '../emulator';
import { lineError, type Answer } from '../http/answer';
import { header, type Exchange } from '../http/exchange';
import type { Reaction } from '../http/httpServer';
import { createRouter, type Match } from '../http/router';
import type { LineFault } from '../state/lineFault';
import type { Endpoint } from './endpoint';

type EndpointRoute = { method: string; path: string; handler: () => never; endpoint: Endpoint };

/** LINE's API: finds the endpoint, plays faults, checks token, rate and retry key, runs it, and logs the call. */
export function createLineApi(emulator: Emulator, endpoints: readonly Endpoint[]) {
  const router = createRouter<EndpointRoute>(
    endpoints.map((endpoint) => ({
      method: endpoint.method,
      path: endpoint.path,
      endpoint,
      handler: unused,
    })),
  );

  return function handle(exchange: Exchange): Reaction | Promise<Reaction> {
    const match = router.find(exchange.method, exchange.path);
    if (!match) {
      return conclude(
        emulator,
        exchange,
        'unknown',
        lineError(404, 'Not found', { verdict: 'unknownPath' }),
      );
    }
    const { name } = match.route.endpoint;
    const fault = emulator.faults.take(name);
    const reaction = fault
      ? underFault(emulator, exchange, match, fault)
      : run(emulator, exchange, match);
    return reaction instanceof Promise
      ? reaction.then((answer) => conclude(emulator, exchange, name, answer))
      : conclude(emulator, exchange, name, reaction);
  };
}

const unused = () => {
  throw new Error('Endpoints are run with the emulator');
};

type Outcome = Answer | { cut: true; verdict: string };

function run(
  emulator: Emulator,
  exchange: Exchange,
  { route: { endpoint }, params }: Match<EndpointRoute>,
): Answer | Promise<Answer> {
  if (!endpoint.isPublic) {
    const refusal = authenticate(emulator, exchange);
    if (refusal) return refusal;
  }
  if (!emulator.rateLimits.take(endpoint.name, endpoint.limit ?? 'default')) return rateLimited;
  if (!endpoint.takesRetryKey && header(exchange, 'x-line-retry-key') !== undefined) {
    return lineError(400, "The 'X-Line-Retry-Key' header is not supported by this API", {
      verdict: 'retryKeyNotAllowed',
    });
  }
  exchange.params = params;
  return endpoint.run(emulator, exchange);
}

const rateLimited = lineError(429, 'The API rate limit has been exceeded. Try again later.', {
  verdict: 'rateLimited',
});

const unauthorized = (reason: string) =>
  lineError(401, `Authentication failed due to the following reason: ${reason}`, {
    verdict: 'unauthorized',
  });

function authenticate(emulator: Emulator, exchange: Exchange): Answer | undefined {
  const given = header(exchange, 'authorization');
  if (given === undefined) return unauthorized('missing authorization header');
  const token = /^Bearer (\S+)$/i.exec(given)?.[1];
  if (token === undefined) return unauthorized('invalid authorization header');
  const verdict = emulator.accessTokens.check(token);
  if (verdict === 'expired') return unauthorized('token expired');
  return verdict === 'valid' ? undefined : unauthorized('invalid token');
}

async function underFault(
  emulator: Emulator,
  exchange: Exchange,
  match: Match<EndpointRoute>,
  fault: LineFault,
): Promise<Outcome> {
  if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  const drop = fault.drop === true ? 'answer' : fault.drop;
  if (drop === 'request') return { cut: true, verdict: 'faultRequestDropped' };
  if (fault.status !== undefined && !fault.applied && !drop) return faultAnswer(fault);
  const answer = await run(emulator, exchange, match);
  if (drop === 'answer') return { cut: true, verdict: `faultAnswerDropped:${answer.verdict}` };
  if (fault.status === undefined) return answer;
  return { ...faultAnswer(fault), verdict: `faultApplied:${answer.verdict}` };
}

const usualMessages: Record<number, string> = {
  429: 'The API rate limit has been exceeded. Try again later.',
  500: 'The API server is temporarily unavailable',
};

function faultAnswer({ status = 500, message }: LineFault): Answer {
  if (status === 202) return { status, raw: '', verdict: 'fault' };
  return lineError(status, message ?? usualMessages[status] ?? 'Fault', { verdict: 'fault' });
}

function conclude(
  emulator: Emulator,
  exchange: Exchange,
  name: string,
  outcome: Outcome,
): Reaction {
  const isCut = 'cut' in outcome;
  const retryKey = header(exchange, 'x-line-retry-key');
  const request = {
    at: emulator.now(),
    method: exchange.method,
    path: exchange.path,
    name,
    status: isCut ? 0 : outcome.status,
    requestId: exchange.requestId,
    verdict: outcome.verdict ?? 'answered',
    ...(retryKey === undefined ? {} : { retryKey }),
    ...(exchange.body.length > 0 && name !== 'token'
      ? { bodyText: exchange.body.toString('utf8') }
      : {}),
  };
  if (emulator.stream.hasListeners()) {
    emulator.stream.publish({ type: 'request', request: publicRequest({ ...request }) });
  }
  emulator.requests.add(request);
  return isCut ? 'cut' : outcome;
}

export const requestTooLarge = (emulator: Emulator) => (exchange: Exchange) => {
  const answer = lineError(413, 'The request body exceeds the limit of 2 MB', {
    verdict: 'tooLarge',
  });
  conclude(emulator, exchange, 'tooLarge', answer);
  return answer;
};
