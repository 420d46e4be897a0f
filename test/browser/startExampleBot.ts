import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drawPicture, pictureAt } from './drawPicture';
import {
  buttonsTemplate,
  confirmTemplate,
  flexCarousel,
  flexMenu,
  richMessage,
} from './exampleMessages';

type Event = {
  type: string;
  replyToken?: string;
  source: { userId: string };
  message?: { type: string; text?: string; markAsReadToken?: string };
  postback?: { data: string; params?: Record<string, string> };
};

export type ExampleBot = {
  webhookUrl: string;
  /** Everything that LINE delivered, in order. */
  events: Event[];
  /** Where LINE's API is; set once the emulator runs. */
  apiUrl: string;
  stop: () => Promise<void>;
};

export const channelAccessToken = 'token-of-the-browser-test';

/**
 * A bot that answers each word it knows with one kind of message. Its pictures are at `/pictures/{name}/{width}`; those
 * of `holey` lack the width 460.
 */
export async function startExampleBot(): Promise<ExampleBot> {
  const picture = await drawPicture();
  const server = createServer((request, response) => {
    void (request.method === 'POST' ? webhook(request, response) : image(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bot: ExampleBot = {
    webhookUrl: `${origin}/webhook`,
    events: [],
    apiUrl: '',
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function image(request: IncomingMessage, response: ServerResponse) {
    const [, , name, width] = (request.url ?? '').split('/');
    if (name === 'holey' && width === '460') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    response.end(await pictureAt(picture, Number(width)));
  }

  async function webhook(request: IncomingMessage, response: ServerResponse) {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    response.writeHead(200).end();
    const { events } = JSON.parse(body) as { events: Event[] };
    for (const event of events) {
      bot.events.push(event);
      await answer(event);
    }
  }

  const call = (path: string, body: unknown) =>
    fetch(`${bot.apiUrl}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${channelAccessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });

  async function answer(event: Event) {
    const text = event.message?.text;
    if (!event.replyToken || (event.type !== 'message' && event.type !== 'postback')) return;
    const to = event.source.userId;
    if (event.message?.markAsReadToken) {
      const { markAsReadToken } = event.message;
      await call('/v2/bot/chat/markAsRead', { markAsReadToken });
    }
    if (text === 'think') {
      await call('/v2/bot/chat/loading/start', { chatId: to, loadingSeconds: 60 });
      return;
    }
    if (text === 'push') {
      await call('/v2/bot/message/push', { to, messages: [{ type: 'text', text: 'pushed' }] });
      return;
    }
    await call('/v2/bot/message/reply', {
      replyToken: event.replyToken,
      messages: answersTo(text ?? event.postback?.data ?? '', `${origin}/pictures`),
    });
  }

  return bot;
}

function answersTo(text: string, pictures: string): Record<string, unknown>[] {
  switch (text) {
    case 'おはよう':
      return [
        { type: 'text', text: 'おはようございます、美咲さん ☀️ 今朝の一枚をどうぞ。' },
        richMessage(`${pictures}/whole`),
      ];
    case 'แรงบันดาลใจ':
      return [{ type: 'text', text: 'ก้าวเล็กๆ ทุกวัน พาไปได้ไกล 🌿' }];
    case '早安':
      return [{ type: 'text', text: '早安！今天也慢慢來 🍀' }];
    case 'inspire me':
      return [{ type: 'text', text: 'Small steps, every day. ✨' }];
    case 'holey':
      return [richMessage(`${pictures}/holey`)];
    case 'menu':
      return [flexMenu(`${pictures}/whole`)];
    case 'moods':
      return [flexCarousel()];
    case 'templates':
      return [buttonsTemplate(`${pictures}/whole`), confirmTemplate()];
    case 'html':
      return [{ type: 'text', text: '<img src=x onerror="document.title=\'broken\'">' }];
    default:
      return [{ type: 'text', text: `You said: ${text}` }];
  }
}
