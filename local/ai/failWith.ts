import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { refuseFiltered } from './contentSafety';
import type { AiFault } from './aiFault';
import { refuse } from './refuse';

/** What goes wrong before anything is thought; undefined for what goes wrong later. */
export function failWith(c: Context, fault: AiFault): Response | Promise<Response> | undefined {
  if (fault.drop === 'request') return cut(c);
  switch (fault.kind) {
    case 'status': {
      const wait = fault.retryAfter;
      const headers = wait === undefined ? {} : { 'retry-after': String(wait) };
      const { status = 500, message = `Planned failure ${status}` } = fault;
      return refuse(status, message, String(status), { headers });
    }
    case 'filter':
      return refuseFiltered('hate');
    case 'rubbish':
      return c.text('<html>upstream connect error</html>', 200);
    case 'silent':
      return new Promise(() => undefined);
    // What goes wrong in the answer itself.
    case 'cut':
    case 'filterAnswer':
    case 'badJson':
    case 'slow':
      return undefined;
    default:
      return fault.kind satisfies never;
  }
}

/** The connection closes, whatever has been written of the answer. */
export function cut(c: Context): Response {
  (c.env as HttpBindings).outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
