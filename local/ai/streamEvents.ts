import type { Context } from 'hono';
import { type SSEMessage, streamSSE } from 'hono/streaming';
import { cut } from './failWith';
import type { AiFault } from './aiFault';

/** Server-sent events one after the other; the fault `cut` ends them in their middle. */
export function streamEvents(
  c: Context,
  events: readonly SSEMessage[],
  fault: AiFault | undefined,
) {
  return streamSSE(c, async (stream) => {
    for (const [index, event] of events.entries()) {
      if (fault?.kind === 'cut' && index >= events.length / 2) {
        // What was written is to arrive.
        await stream.sleep(50);
        cut(c);
        return;
      }
      await stream.writeSSE(event);
    }
  });
}
