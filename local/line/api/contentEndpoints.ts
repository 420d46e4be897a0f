import type { Emulator } from '../emulator';
import { lineError, ok, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { Content } from '../state/contents';
import type { Endpoint } from './endpoint';
import { greyPng } from './greyPng';

const notFound = lineError(404, 'Not found', { verdict: 'notFound' });
const gone = lineError(410, 'The content is gone', { verdict: 'contentGone' });

/** Served by `api-data.line.me` at LINE. @see https://developers.line.biz/en/reference/messaging-api/#get-content */
export const contentEndpoints: Endpoint[] = [
  {
    name: 'content',
    method: 'GET',
    path: '/v2/bot/message/{messageId}/content',
    run: ofContent((content) => bytes(content.bytes, content.contentType)),
  },
  {
    name: 'content/preview',
    method: 'GET',
    path: '/v2/bot/message/{messageId}/content/preview',
    run: ofContent(preview),
  },
  {
    name: 'content/transcoding',
    method: 'GET',
    path: '/v2/bot/message/{messageId}/content/transcoding',
    run: (emulator, exchange) => {
      const content = emulator.contents.find(exchange.params.messageId ?? '');
      if (content === 'gone') return gone;
      if (!content) return notFound;
      return ok({ status: content.readyAt <= emulator.now() ? 'succeeded' : 'processing' });
    },
  },
];

/** 202 without a body while the content is being prepared. */
function ofContent(answer: (content: Content) => Answer): Endpoint['run'] {
  return (emulator: Emulator, exchange: Exchange) => {
    const content = emulator.contents.find(exchange.params.messageId ?? '');
    if (content === 'gone') return gone;
    if (!content) return notFound;
    if (content.readyAt > emulator.now())
      return { status: 202, raw: '', verdict: 'contentPreparing' };
    return answer(content);
  };
}

/** A picture is its own preview (nothing is scaled here); a video gets a grey one; nothing else has any. */
function preview(content: Content): Answer {
  if (content.contentType.startsWith('image/')) return bytes(content.bytes, content.contentType);
  if (content.contentType.startsWith('video/')) return bytes(greyPng(240, 240), 'image/png');
  return notFound;
}

const bytes = (raw: Buffer, contentType: string): Answer => ({
  status: 200,
  raw,
  headers: { 'content-type': contentType },
  verdict: 'accepted',
});
