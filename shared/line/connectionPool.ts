import { once } from '../once';

/**
 * The pool that all of the process's `fetch` calls share (LINE's SDK takes no client of its own): sockets stay open
 * between bursts, their number is bounded, and a call that never ends gives its socket back.
 */
export const openConnectionPool = once(async () => {
  const { Agent, setGlobalDispatcher } = await import('undici');
  setGlobalDispatcher(
    new Agent({
      connections: 64,
      keepAliveTimeout: 30_000,
      headersTimeout: 10_000,
      bodyTimeout: 30_000,
      connect: { timeout: 3000 },
    }),
  );
});
