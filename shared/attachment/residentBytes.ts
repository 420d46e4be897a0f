import { readFile } from 'node:fs/promises';

/** Whether the system tells how much memory another process holds. */
export const canSeeMemory = process.platform === 'linux';

/** What a process holds in memory, bytes; 0 for one that has ended. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kib = '0'] = /^VmRSS:\s*(\d+) kB$/m.exec(status) ?? [];
  return Number(kib) * 1024;
}
