import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savePictures } from '../../../local/demo/savePictures';

let server: Server;
let baseUrl: string;
let folder: string;
let missing: string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  server = createServer((request, response) => {
    const width = request.url?.split('/').at(-1) ?? '';
    response.writeHead(width === missing ? 404 : 200, { 'content-type': 'image/jpeg' });
    response.end(`picture ${width}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}/images/key`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

test("saves the five widths that LINE's apps ask for, and removes older pictures", async () => {
  writeFileSync(join(folder, '1040.png'), 'of an earlier run');
  const saved = await savePictures(baseUrl, folder);
  expect(saved.map(({ bytes }) => bytes)).toEqual([11, 11, 11, 11, 12]);
  expect(readdirSync(folder).sort()).toEqual([
    '1040.jpg',
    '240.jpg',
    '300.jpg',
    '460.jpg',
    '700.jpg',
  ]);
  expect(readFileSync(join(folder, '460.jpg'), 'utf8')).toBe('picture 460');
});

test('a width that is missing is an error that names it', async () => {
  missing = '700';
  await expect(savePictures(baseUrl, folder)).rejects.toThrow(`${baseUrl}/700 answers 404`);
});
