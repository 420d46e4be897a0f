import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * What a management key may do: look, run the bot, or delete what people have left. None includes another.
 */
export const adminScopes = ['read', 'operate', 'erase'] as const;
export type AdminScope = (typeof adminScopes)[number];

/** A key that opens the management routes. The key itself is known to its holder alone. */
export interface AdminKey {
  /** Says in the audit whose key it was. */
  readonly name: string;
  readonly scopes: readonly AdminScope[];
  /** SHA-256 of the key, as hexadecimal digits. A key is random, so a slow hash would protect nothing more. */
  readonly sha256: string;
}

const entry = /^([a-z0-9][a-z0-9-]{0,39}):([a-z+]+):([0-9a-f]{64})$/;

/**
 * Reads keys as the setting writes them: `name:scope+scope:sha256`, separated by commas or white space.
 * Returns the problems in its place when there are any; none of them repeats a value.
 */
export function parseAdminKeys(text: string): { keys: AdminKey[] } | { problems: string[] } {
  const keys: AdminKey[] = [];
  const problems: string[] = [];
  for (const [index, part] of text
    .split(/[\s,]+/)
    .filter((given) => given !== '')
    .entries()) {
    const [, name = '', scopeText = '', sha256 = ''] = entry.exec(part) ?? [];
    const scopes = adminScopes.filter((scope) => scopeText.split('+').includes(scope));
    if (scopes.length === 0 || scopes.length !== scopeText.split('+').length) {
      problems.push(`key ${index + 1}: expected NAME:SCOPE+SCOPE:SHA256, see npm run admin`);
    } else if (keys.some((key) => key.name === name)) {
      problems.push(`key ${index + 1}: expected a name that no other key has`);
    } else {
      keys.push({ name, scopes, sha256 });
    }
  }
  return problems.length > 0 ? { problems } : { keys };
}

export function formatAdminKey({ name, scopes, sha256 }: AdminKey): string {
  return `${name}:${scopes.join('+')}:${sha256}`;
}

export function hashAdminKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Finds the key that was sent. Compares with all of them, so that the time taken tells nothing. */
export function findAdminKey(keys: readonly AdminKey[], given: string): AdminKey | undefined {
  const sent = Buffer.from(hashAdminKey(given), 'hex');
  let found: AdminKey | undefined;
  for (const key of keys) {
    if (timingSafeEqual(sent, Buffer.from(key.sha256, 'hex'))) found = key;
  }
  return found;
}
