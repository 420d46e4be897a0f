import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { repositoryRoot } from '../repositoryRoot';

/** Every local process looks at the clock's file this often; two looks are certain to have seen a change. */
const seenAfterMs = 60;

/** The file that `node --require` loads so that a process follows the local clock. */
export function clockPreloadFile(): string {
  return join(repositoryRoot(), 'local', 'clock', 'clockPreload.cjs');
}

/** How far the local clock is ahead of the machine's, in ms. */
export function clockOffsetMs(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/** Moves the clock of every local process that was started with this file; resolves once they have seen it. */
export async function advanceClock(file: string, ms: number): Promise<void> {
  const next = `${file}.next`;
  writeFileSync(next, String(clockOffsetMs(file) + ms));
  renameSync(next, file);
  await delay(seenAfterMs);
}
