import { readFileSync } from 'node:fs';

/** What this process and all below it hold in memory, bytes. */
function treeMemory(pid = process.pid): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return children
      .filter((child) => child !== '')
      .reduce((sum, child) => sum + treeMemory(Number(child)), own);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

/** Runs `work`, and tells by how much the tree grew at most, bytes. */
export async function growthDuring<T>(
  work: () => Promise<T>,
): Promise<{ result: T; grew: number }> {
  const before = treeMemory();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeMemory());
  }, 20);
  try {
    const result = await work();
    return { result, grew: peak - before };
  } finally {
    clearInterval(timer);
  }
}
