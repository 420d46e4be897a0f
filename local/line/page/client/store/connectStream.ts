import type { StreamEvent } from './chatTypes';

const firstDelayMs = 500;
const maxDelayMs = 5000;

/**
 * The emulator's event stream, opened again for as long as the page lives. `opened` is called each time, so that what
 * was missed meanwhile can be fetched.
 */
export function connectStream(handlers: {
  opened: () => void;
  lost: () => void;
  received: (event: StreamEvent) => void;
}) {
  let delayMs = firstDelayMs;
  function connect() {
    const source = new EventSource('/emulator/stream');
    source.onopen = () => {
      delayMs = firstDelayMs;
      handlers.opened();
    };
    source.onmessage = ({ data }) => handlers.received(JSON.parse(String(data)) as StreamEvent);
    source.onerror = () => {
      source.close();
      handlers.lost();
      setTimeout(connect, delayMs);
      delayMs = Math.min(delayMs * 2, maxDelayMs);
    };
  }
  connect();
}
