/** One header of a request by its name in small letters. */
export type HeaderOf = (name: string) => string | undefined;

export interface Refusal {
  readonly status: 403 | 415;
  readonly message: string;
}

/** The names of this machine that never leave it, as `Host` has them. A name that DNS can point here is not one. */
const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Why a request is not from this machine's own scripts and pages; undefined when it is. Every page that somebody has open
 * can send requests to loopback: a browser then names the page's origin, or says that it is another site.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function refuseStranger(method: string, headerOf: HeaderOf): Refusal | undefined {
  const host = headerOf('host') ?? '';
  if (!loopbackHost.test(host)) {
    return { status: 403, message: 'Expected localhost, 127.0.0.1 or [::1] as the host' };
  }
  const foreign: Refusal = { status: 403, message: 'Pages of another origin are not let in' };
  const origin = headerOf('origin');
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return foreign;
  }
  const site = headerOf('sec-fetch-site') ?? 'none';
  // A link that somebody follows comes from another site too.
  const isLink = method === 'GET' && headerOf('sec-fetch-mode') === 'navigate';
  return site === 'none' || site === 'same-origin' || isLink ? undefined : foreign;
}

/** Why a body is no JSON; undefined when it is, and when there is none. A page can send other types without asking first. */
export function refuseOtherThanJson(headerOf: HeaderOf): Refusal | undefined {
  const type = headerOf('content-type');
  const hasBody =
    Number(headerOf('content-length') ?? 0) > 0 || headerOf('transfer-encoding') !== undefined;
  const isJson = /^application\/json\s*(?:;|$)/i.test(type ?? '');
  if (isJson || (type === undefined && !hasBody)) return undefined;
  return { status: 415, message: 'Expected application/json as the content type' };
}
