import type { ServerResponse } from 'node:http';

export type StreamEvent = { type: string } & Record<string, unknown>;

/** Server-sent events to the chat pages. Nothing is made into text while nobody listens. */
export function createEventStream() {
  const listeners = new Set<ServerResponse>();
  return {
    join(response: ServerResponse) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write(': connected\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    hasListeners: () => listeners.size > 0,
    publish(event: StreamEvent) {
      if (listeners.size === 0) return;
      const text = `data: ${JSON.stringify(event)}\n\n`;
      for (const response of listeners) response.write(text);
    },
    close() {
      for (const response of listeners) response.end();
      listeners.clear();
    },
  };
}
