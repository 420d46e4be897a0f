import { cacheControlOf, type PictureCache } from './pictureCache';
import type { Clock } from '../../clock';
import type { Reporter } from '../../telemetry/reporter';
import { isPersonal } from './pictureKey';
import { imageWidths } from '../widths';

export interface ServeImageDeps {
  readonly pictures: PictureCache;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

export interface ImageRequest {
  readonly key: string;
  readonly width: string;
  /** The `if-none-match` header. */
  readonly ifNoneMatch: string | null;
}

export type ImageAnswer =
  | {
      readonly status: 200;
      readonly headers: Readonly<Record<string, string>>;
      readonly bytes: Buffer;
    }
  | { readonly status: 304; readonly headers: Readonly<Record<string, string>> }
  | { readonly status: 404; readonly problem: string };

/**
 * Answers a GET or HEAD for one width of a picture. The name of a picture is the hash of what is on it, so its ETag is
 * known without reading it: a client that has it is answered 304 from nothing.
 */
export async function serveImage(
  deps: ServeImageDeps,
  request: ImageRequest,
): Promise<ImageAnswer> {
  const startedAt = deps.clock();
  const report = (status: number, source: 'memory' | 'blob' | 'none', bytes: number) =>
    deps.reporter.report({
      name: 'image.served',
      fields: { status, source, bytes, ms: deps.clock() - startedAt },
    });
  const width = imageWidths.find((known) => String(known) === request.width);
  if (width === undefined || !/^[A-Za-z0-9_-]{16,128}$/.test(request.key)) {
    report(404, 'none', 0);
    return {
      status: 404,
      problem: `A picture is at /api/images/{key}/{width}, with a width of ${imageWidths.join(', ')}`,
    };
  }
  const etag = `"${request.key}-${width}"`;
  const personal = isPersonal(request.key);
  // What may be replaced has no name that says what is in it.
  const headers = {
    ...(personal ? {} : { etag }),
    'cache-control': cacheControlOf(request.key),
  };
  const wants = request.ifNoneMatch?.trim();
  if (!personal && wants !== undefined && matches(wants, etag)) {
    report(304, 'none', 0);
    return { status: 304, headers };
  }
  const picture = await deps.pictures.get(request.key, width);
  if (picture === undefined) {
    report(404, 'none', 0);
    return { status: 404, problem: 'There is no picture of this key' };
  }
  // "*" asks whether there is any picture at all.
  if (wants === '*') {
    report(304, picture.source, 0);
    return { status: 304, headers };
  }
  report(200, picture.source, picture.bytes.byteLength);
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': picture.contentType,
      'content-length': String(picture.bytes.byteLength),
      'x-content-type-options': 'nosniff',
    },
    bytes: picture.bytes,
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match (weak comparison) */
function matches(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag);
}
