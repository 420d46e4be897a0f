import type { Timers } from '../../clock';
import type { LineMessaging } from '../../line/lineMessaging';

/** Seconds that one call shows the animation, and ms after which it is called again. */
const shownSeconds = 20;
const renewMs = 15_000;

/** Shows the loading animation until the answer to it is called; nothing depends on it. */
export function keepLoading(
  { line, timers }: { line: Pick<LineMessaging, 'showLoading'>; timers: Pick<Timers, 'every'> },
  chat: string,
): () => void {
  const show = () => void line.showLoading(chat, shownSeconds).catch(() => undefined);
  show();
  return timers.every(renewMs, show);
}
