import type { Timers } from './clock';

/** What `work` brings, or `'late'` when that takes longer than `ms`. The work itself goes on. */
export async function inTime<T>(
  timers: Pick<Timers, 'after'>,
  work: Promise<T>,
  ms: number,
): Promise<T | 'late'> {
  const late = Promise.withResolvers<'late'>();
  const cancel = timers.after(ms, () => late.resolve('late'));
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    cancel();
  }
}
