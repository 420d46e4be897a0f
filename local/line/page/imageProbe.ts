import { readImageHeader } from './readImageHeader';

/** What a GET of a picture gave. `widthPx` and `heightPx` are 0 when it is no PNG or JPEG; `status` is 0 without an answer. */
export type ImageProbe = {
  status: number;
  contentType: string;
  bytes: number;
  widthPx: number;
  heightPx: number;
  /** From the request until the last byte. */
  ms: number;
  error?: string;
};

/** What the route `GET /emulator/fetch-image?url=…` answers. */
export type ImageProbeAnswer = { status: number; body: ImageProbe | { message: string } };

const timeoutMs = 15_000;
/** Reading stops here: more than twice LINE's 10 MB, so that "too large" is told and the memory is safe. */
const maxBytes = 24 * 1024 * 1024;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The chat page shows pictures of another origin, whose headers a browser hides; this tells them. Fits the emulator's
 * router: `handler: (exchange) => answerImageProbe(exchange.query)`.
 *
 * @param query the query of the request, without `?`
 */
export async function answerImageProbe(query: string): Promise<ImageProbeAnswer> {
  const url = new URLSearchParams(query).get('url');
  if (!url) return { status: 400, body: { message: 'url is missing' } };
  if (!isAllowed(url)) {
    return { status: 400, body: { message: 'url must be https, or http on this machine' } };
  }
  return { status: 200, body: await probeImage(url) };
}

/**
 * Gets a picture as LINE's app would and measures it. Redirects are reported, not followed. Never throws: what went
 * wrong is `error`. A body is read only when its type is `image/*`, and none is handed on.
 */
export async function probeImage(url: string): Promise<ImageProbe> {
  const nothing = { status: 0, contentType: '', bytes: 0, widthPx: 0, heightPx: 0, ms: 0 };
  if (!isAllowed(url)) return { ...nothing, error: 'url must be https, or http on this machine' };
  const start = performance.now();
  const ms = () => Math.round(performance.now() - start);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const contentType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const isImage = response.ok && contentType.toLowerCase().startsWith('image/');
    const body = isImage ? await readUpTo(response, maxBytes) : await skip(response);
    const header = body && readImageHeader(body);
    return {
      status: response.status,
      contentType: contentType.toLowerCase(),
      bytes: body?.length ?? Number(response.headers.get('content-length') ?? 0),
      widthPx: header?.widthPx ?? 0,
      heightPx: header?.heightPx ?? 0,
      ms: ms(),
    };
  } catch (error) {
    return { ...nothing, ms: ms(), error: reasonOf(error) };
  }
}

function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

async function readUpTo(response: Response, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array);
    length += (chunk as Uint8Array).length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
}

async function skip(response: Response): Promise<undefined> {
  await response.body?.cancel();
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
