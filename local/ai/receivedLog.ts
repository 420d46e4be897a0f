import type { SeenPicture } from './mind/readPicture';
import type { ReadFile } from './mind/think';
import type { HeardRecording } from './recording/readRecording';
import type { Usage } from './usage';

/** What was asked, kept for tests and people to look at. */
export interface Received {
  /** The path below `/openai/v1/`. */
  readonly endpoint: string;
  readonly request: unknown;
  readonly pictures?: readonly SeenPicture[];
  readonly files?: readonly ReadFile[];
  readonly recordings?: readonly HeardRecording[];
  readonly usage?: Usage;
}

const maxReceived = 200;

/** The last requests that were proper ones. */
export function createReceivedLog(now: () => number) {
  let kept: (Received & { readonly at: number })[] = [];
  return {
    add(received: Received): void {
      kept.push({ at: now(), ...received });
      if (kept.length > maxReceived) kept.shift();
    },
    list: () => kept,
    clear(): void {
      kept = [];
    },
  };
}
