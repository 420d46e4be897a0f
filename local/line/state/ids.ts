import { createHash, randomBytes } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID, the form of `webhookEventId`. */
export function ulid(atMs: number): string {
  let time = '';
  for (let rest = Math.max(0, Math.floor(atMs)), digit = 0; digit < 10; digit += 1) {
    time = crockford[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let random = '';
  for (const byte of randomBytes(16)) random += crockford[byte % 32];
  return time + random;
}

/** Reply tokens are opaque 32-character strings. */
export const newReplyToken = () => randomBytes(16).toString('hex');

/** `U` for users, `C` for groups, and 32 hexadecimal digits. With a `seed` the id is the same at every start. */
export function newChatId(kind: 'U' | 'C', seed?: string): string {
  const hex =
    seed === undefined
      ? randomBytes(16).toString('hex')
      : createHash('sha256').update(seed).digest('hex').slice(0, 32);
  return kind + hex;
}

/** Message ids are decimal strings of 18 digits that grow. */
export function createMessageIds() {
  let last = 0;
  const start = `46${Date.now().toString().slice(2, 10)}`;
  return () => {
    last += 1;
    return start + last.toString().padStart(8, '0');
  };
}
