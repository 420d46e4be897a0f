import { createServer } from 'node:net';

/**
 * The port for one part: the one that was asked for (0: any), else the usual one, else any that is free.
 *
 * @param asked the value of the setting `name`
 * @throws Error in one line when the one that was asked for is taken or is no port
 */
export async function choosePort(
  name: string,
  asked: string | undefined,
  usual: number,
): Promise<number> {
  if (asked === undefined || asked === '') return (await listenOnce(usual)) ?? freePort();
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name} must be a port from 0 to 65535, not "${asked}"`);
  }
  if (port === 0) return freePort();
  const found = await listenOnce(port);
  if (found === undefined)
    throw new Error(`Port ${port} is taken: free it, or set ${name} to another`);
  return found;
}

async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('There is no free port on 127.0.0.1');
  return port;
}

/** The port that could be listened on; undefined when it cannot be had. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => {
        resolve(found);
      });
    });
  });
}
