import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../http/answer';
import type { Route } from '../http/router';
import { answerImageProbe } from '../page/imageProbe';
import type { Contents } from '../state/contents';
import { controlError } from './controlAnswers';

const files = [
  { path: '/', file: 'index.html', contentType: 'text/html; charset=utf-8' },
  { path: '/page/client.js', file: 'client.js', contentType: 'text/javascript; charset=utf-8' },
  { path: '/page/style.css', file: 'style.css', contentType: 'text/css; charset=utf-8' },
];

/**
 * The chat page's three files, read anew each time so that a rebuilt page needs no restart, and what the page cannot get
 * by itself: facts about pictures of another origin, and what users have sent.
 */
export const pageRoutes = (directory: string | undefined, contents: Contents): Route[] => [
  ...files.map(({ path, file, contentType }): Route => ({
    method: 'GET',
    path,
    handler: () => readPage(directory, file, contentType),
  })),
  {
    method: 'GET',
    path: '/emulator/fetch-image',
    handler: (exchange) => answerImageProbe(exchange.query),
  },
  {
    method: 'GET',
    path: '/emulator/content/{messageId}',
    handler: ({ params }) => readContent(contents, params.messageId ?? ''),
  },
];

function readContent(contents: Contents, messageId: string): Answer {
  const content = contents.find(messageId);
  if (content === undefined) return controlError(404, 'There is no such content');
  if (content === 'gone') return controlError(410, 'The content is gone');
  const headers = {
    'content-type': content.contentType,
    'x-content-type-options': 'nosniff',
    // A page that somebody has sent runs no script, and is of no origin.
    'content-security-policy': 'sandbox',
  };
  return { status: 200, raw: content.bytes, headers };
}

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
      headers: {
        'content-type': contentType,
        'cache-control': 'no-cache',
        'content-security-policy': "frame-ancestors 'none'",
      },
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
