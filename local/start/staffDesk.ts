import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StaffDesk {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where the bot calls for a person: the calls are told on the terminal, as an operator's webhook would tell the team. */
export async function startStaffDesk(onCall: (line: string) => void): Promise<StaffDesk> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(204).end();
      onCall(describeCall(Buffer.concat(chunks).toString()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The other parts keep the process; this one need not.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function describeCall(json: string): string {
  const call = JSON.parse(json) as { type: string; chat: string; quietUntil: string };
  const { type, chat, quietUntil } = call;
  if (type === 'careNeeded') return `somebody in ${chat} has written of not wanting to live.`;
  return `somebody wants to talk to a person. The bot is quiet there until ${quietUntil}; \`npm run admin -- chat resume ${chat}\` ends that.`;
}
