import { createServer } from 'node:net';

/**
 * The port for one part: the one that was asked for, else the usual one, else any that is free.
 * @throws Error in one line when the one that was asked for is taken or is no port
 */
export async function choosePort(name: string, asked: string | undefined, usual: number): Promise<number> {
  if (asked === undefined || asked === '') {
    return (await isFree(usual)) ? usual : freePort();
  }
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`${name}: expected a port number, not "${asked}"`);
  }
  if (port !== 0 && !(await isFree(port))) {
    throw new Error(`Port ${port} (${name}) is taken: free it, or name another one`);
  }
  return port === 0 ? freePort() : port;
}

export function freePort(): Promise<number> {
  return listenOnce(0).then((port) => port ?? 0);
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

/** The port that could be listened on; undefined when it is taken. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
