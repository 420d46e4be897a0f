import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { choosePort } from '../../../local/start/choosePort';

let holder: Server;
let taken: number;

beforeAll(async () => {
  holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  taken = (holder.address() as { port: number }).port;
});
afterAll(() => {
  holder.close();
});

test('a usual port that is taken moves to a free one', async () => {
  const port = await choosePort('FUNCTIONS_PORT', undefined, taken);
  expect(port).not.toBe(taken);
  expect(port).toBeGreaterThan(0);
});

test('a port that was asked for and is taken is an error that names the setting', async () => {
  await expect(choosePort('FUNCTIONS_PORT', String(taken), 7071)).rejects.toThrow(
    `Port ${taken} is taken: free it, or set FUNCTIONS_PORT to another`,
  );
});

test('0 asks for any free port', async () => {
  expect(await choosePort('FUNCTIONS_PORT', '0', taken)).not.toBe(taken);
});

test.each(['eighty', '-1', '65536', '80.5'])('"%s" is no port', async (asked) => {
  await expect(choosePort('FUNCTIONS_PORT', asked, 7071)).rejects.toThrow(
    `FUNCTIONS_PORT must be a port from 0 to 65535, not "${asked}"`,
  );
});
