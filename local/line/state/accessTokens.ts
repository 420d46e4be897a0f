import { randomBytes } from 'node:crypto';

/** @see https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token */
export const statelessTokenLifeSeconds = 900;

/** The long-lived token of the settings, and stateless tokens of 15 minutes. */
export function createAccessTokens(now: () => number, longLivedToken: string) {
  const stateless = new Map<string, number>();
  return {
    check(token: string): 'valid' | 'expired' | 'unknown' {
      if (token === longLivedToken) return 'valid';
      const expiresAt = stateless.get(token);
      if (expiresAt === undefined) return 'unknown';
      return now() < expiresAt ? 'valid' : 'expired';
    },
    issueStateless(): string {
      const token = `stateless.${randomBytes(48).toString('base64url')}`;
      stateless.set(token, now() + statelessTokenLifeSeconds * 1000);
      if (stateless.size > 10_000) stateless.delete(stateless.keys().next().value ?? '');
      return token;
    },
    clear: () => stateless.clear(),
  };
}
