import { refuseOtherThanJson, refuseStranger } from '../refuseStranger';
import { lineEndpoints } from './api/endpoints';
import { createLineApi, requestTooLarge } from './api/lineApi';
import { controlError } from './control/controlAnswers';
import { groupRoutes } from './control/groupRoutes';
import { pageRoutes } from './control/pageRoutes';
import { platformRoutes } from './control/platformRoutes';
import { contentPath, userRoutes } from './control/userRoutes';
import { createEmulator } from './emulator';
import { type Exchange, header } from './http/exchange';
import { startHttpServer } from './http/httpServer';
import { createRouter, type Route } from './http/router';
import type { LineEmulatorOptions } from './lineEmulatorOptions';
import { createDelivery } from './webhook/deliverEvents';
import { createWebhookPoster } from './webhook/postWebhook';

/** @see https://developers.line.biz/en/reference/messaging-api/#common-specifications */
const largestApiBody = 2 * 1024 * 1024;
/** The largest video that LINE takes. */
const largestContent = 200 * 1024 * 1024;

const isLocal = (path: string) =>
  path === '/' ||
  path === '/favicon.ico' ||
  path.startsWith('/emulator/') ||
  path.startsWith('/page/');

const headersOf = (exchange: Exchange) => (name: string) => header(exchange, name);

/** What somebody uploads has a content type of its own. */
const takesBytes = ({ path }: Route) => path === contentPath;

/**
 * Starts a LINE platform of one channel on 127.0.0.1: LINE's API (both `api` and `api-data`) at the root, the control
 * API under `/emulator`, the chat page at `/`. Rejects with `EADDRINUSE` when the port is taken.
 */
export async function startLineEmulator(
  options: LineEmulatorOptions,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const emulator = createEmulator(options);
  const poster = createWebhookPoster();
  const deliver = createDelivery(emulator, poster.post);
  const lineApi = createLineApi(emulator, lineEndpoints(poster.post));
  const localRoutes = createRouter([
    ...userRoutes(emulator, deliver),
    ...groupRoutes(emulator, deliver),
    ...platformRoutes(emulator, deliver),
    ...pageRoutes(options.pageDirectory, emulator.contents),
  ]);

  function handleLocal(exchange: Exchange) {
    const match = localRoutes.find(exchange.method, exchange.path);
    if (!match) return controlError(404, 'No such route');
    const refusal = takesBytes(match.route) ? undefined : refuseOtherThanJson(headersOf(exchange));
    if (refusal) return controlError(refusal.status, refusal.message);
    exchange.params = match.params;
    return match.route.handler(exchange);
  }

  function handle(exchange: Exchange) {
    const refusal = refuseStranger(exchange.method, headersOf(exchange));
    if (refusal) return controlError(refusal.status, refusal.message);
    return isLocal(exchange.path) ? handleLocal(exchange) : lineApi(exchange);
  }

  const refuseLarge = requestTooLarge(emulator);
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: options.port,
    bodyLimit: (path) => (isLocal(path) ? largestContent : largestApiBody),
    tooLarge: (exchange) =>
      isLocal(exchange.path) ? controlError(413, 'Over 200 MB') : refuseLarge(exchange),
    handle,
  });

  return {
    url: server.url,
    async stop() {
      // Calls that end now are not delivered again.
      emulator.settings.redelivery = false;
      emulator.scheduler.clear();
      emulator.stream.close();
      poster.close();
      await server.stop();
    },
  };
}
