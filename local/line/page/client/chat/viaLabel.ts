import type { Entry } from '../store/chatTypes';

/** `reply · free`, `push · 1 message`: which API carried it and what it took from the quota. */
export function viaLabel(entry: Entry): string {
  return `${entry.via} · ${entry.cost === 0 ? 'free' : entry.cost}`;
}
