import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Checks LINE's `x-line-signature`: base64 of HMAC-SHA256 of the raw body under the channel secret.
 * @param secrets the current secret, then any that were valid before, during a rotation
 * @throws RangeError without any secret, or with an empty one
 * @see https://developers.line.biz/en/reference/messaging-api/#signature-validation
 */
export function createSignatureVerifier(
  secrets: readonly string[],
): (body: Uint8Array, signature: string | null | undefined) => boolean {
  if (secrets.length === 0 || secrets.includes('')) {
    throw new RangeError('A channel secret is needed to verify webhooks');
  }
  return (body, signature) => {
    if (!signature) return false;
    // Compared as text: a decoder of base64 overlooks what stands around and between its digits.
    const given = Buffer.from(signature);
    // Every secret is tried, so that the time tells nothing of which one matched.
    return secrets
      .map((secret) => Buffer.from(createHmac('sha256', secret).update(body).digest('base64')))
      .map(
        (expected) => given.byteLength === expected.byteLength && timingSafeEqual(given, expected),
      )
      .includes(true);
  };
}
