import type { Storage } from './storage';

/**
 * Asks each service for one small thing that a data role may read.
 * @throws the first service's error that does not answer
 */
export async function probeStorage({ queue, blobStore, table }: Storage): Promise<void> {
  await Promise.all([
    queue('line-events').depth(),
    blobStore('pictures').exists('probe'),
    table('subscribers').get('probe', 'probe'),
  ]);
}
