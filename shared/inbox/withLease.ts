import { type ChatLease, chatLeaseMs } from './chatTurns';

/**
 * Does `work` while the chat's lease is renewed. When it throws, the lease is given back at once, so that the retry
 * need not wait for it to run out.
 */
export async function withLease<T>(lease: ChatLease, work: () => Promise<T>): Promise<T> {
  const renewal = setInterval(() => void lease.renew().catch(() => undefined), chatLeaseMs / 3);
  // Work that never ends must not keep a process that has nothing else to do.
  renewal.unref();
  try {
    return await work();
  } catch (error) {
    clearInterval(renewal);
    await lease.release().catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renewal);
  }
}
