import type { Shown } from './simulatedLine';

/** The data of every button and chip that fetches or repeats an answer, oldest first. */
export function buttonsIn(shown: readonly Shown[]): string[] {
  const json = JSON.stringify(shown.map(({ messages }) => messages));
  return [...json.matchAll(/"data":"(action=answer&[^"]+)"/g)].map(([, data]) => data ?? '');
}
