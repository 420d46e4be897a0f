import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { root } from './inScripts';

let folder: string;
let server: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const manifest = { name: 'app', version: '1.0.0', dependencies: { flawed: '1.0.0' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const packages = { '': manifest, 'node_modules/flawed': { version: '1.0.0' } };
  const lock = { ...manifest, lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

/** Audits against a registry that answers questions about flaws so. */
async function audit(status: number, body: unknown) {
  const answering = createServer((request, response) => {
    const isQuestion = request.url?.includes('/security/') === true;
    response.writeHead(isQuestion ? status : 404, {
      'content-type': 'application/json',
      connection: 'close',
    });
    response.end(JSON.stringify(isQuestion ? body : {}));
  }).listen(0, '127.0.0.1');
  server = answering;
  await once(answering, 'listening');
  const { port } = answering.address() as { port: number };
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_registry: `http://127.0.0.1:${port}/`,
    npm_config_fetch_retries: '0',
  };
  return new Promise<{ code: number; out: string }>((done) => {
    const file = join(root, 'scripts', 'audit.mjs');
    execFile(process.execPath, [file, folder], { env }, (error, out) => {
      done({ code: error === null ? 0 : Number(error.code), out });
    });
  });
}

const flaw = (severity: string) => ({
  flawed: [{ id: 1, url: 'https://example.com', title: 'Bad', severity, vulnerable_versions: '*' }],
});

test('a severe flaw fails, and is named', async () => {
  expect(await audit(200, flaw('high'))).toEqual({
    code: 1,
    out: 'audit: failed: flawed (high)\n',
  });
}, 30_000);

test('a minor flaw is counted, and passes', async () => {
  expect(await audit(200, flaw('low'))).toEqual({ code: 0, out: 'audit: passed: 1 minor flaws\n' });
}, 30_000);

test('a registry that does not tell is a skip with its reason', async () => {
  const { code, out } = await audit(405, {});
  expect(code).toBe(0);
  expect(out).toMatch(/^audit: skipped: the registry does not tell \(405 Method Not Allowed/);
}, 30_000);
