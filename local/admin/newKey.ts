import { randomBytes } from 'node:crypto';
import {
  adminScopes,
  formatAdminKey,
  hashAdminKey,
  parseAdminKeys,
} from '../../shared/config/adminKeys';

/**
 * Makes a management key; returns what to print: the key, which is kept nowhere, and its entry for `ADMIN_KEYS`.
 * @throws Error in one line when the name or a scope cannot be used
 */
export function newKey(name: string, wanted: readonly string[]): string {
  const scopes = adminScopes.filter((scope) => wanted.includes(scope));
  const unknown = wanted.filter((scope) => !scopes.some((known) => known === scope));
  if (scopes.length === 0 || unknown.length > 0) {
    throw new Error(`--scope is one of ${adminScopes.join(', ')}, and may be given several times`);
  }
  const key = randomBytes(32).toString('base64url');
  const entry = formatAdminKey({ name, scopes, sha256: hashAdminKey(key) });
  if ('problems' in parseAdminKeys(entry)) {
    throw new Error('A key is named by at most 40 of a-z, 0-9 and -');
  }
  return `key    ${key}   (for its holder; it is shown only now)\nentry  ${entry}   (for ADMIN_KEYS)\n`;
}
