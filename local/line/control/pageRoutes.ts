import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../http/answer';
import type { Route } from '../http/router';

const files = [
  { path: '/', file: 'index.html', contentType: 'text/html; charset=utf-8' },
  { path: '/page/client.js', file: 'client.js', contentType: 'text/javascript; charset=utf-8' },
  { path: '/page/style.css', file: 'style.css', contentType: 'text/css; charset=utf-8' },
];

/** The chat page's three files, read anew each time so that a rebuilt page needs no restart. */
export const pageRoutes = (directory: string | undefined): Route[] =>
  files.map(({ path, file, contentType }) => ({
    method: 'GET',
    path,
    handler: () => readPage(directory, file, contentType),
  }));

async function readPage(
  directory: string | undefined,
  file: string,
  contentType: string,
): Promise<Answer> {
  if (directory === undefined) return missing;
  try {
    const raw = await readFile(join(directory, file));
    return {
      status: 200,
      raw,
      headers: { 'content-type': contentType, 'cache-control': 'no-cache' },
    };
  } catch {
    return missing;
  }
}

const missing: Answer = {
  status: 404,
  raw: 'This LINE emulator runs without a chat page; its control API is under /emulator.\n',
  headers: { 'content-type': 'text/plain; charset=utf-8' },
};
