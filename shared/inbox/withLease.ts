import type { Timers } from '../clock';
import { type ChatLease, chatLeaseMs } from './chatLease';

/**
 * Does `work` while the chat's lease is renewed. When it throws, the lease is given back at once, so that the retry
 * need not wait for it to run out.
 */
export async function withLease<T>(
  timers: Pick<Timers, 'every'>,
  lease: ChatLease,
  work: () => Promise<T>,
): Promise<T> {
  const stop = timers.every(chatLeaseMs / 3, () => void lease.renew().catch(() => undefined));
  try {
    return await work();
  } catch (error) {
    stop();
    await lease.release().catch(() => undefined);
    throw error;
  } finally {
    stop();
  }
}
