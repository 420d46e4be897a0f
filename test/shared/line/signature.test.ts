import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSignatureVerifier } from '../../../shared/line/signature';

// LINE's own vector.
const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}');
const signature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';
const verify = createSignatureVerifier([secret]);
const sign = (bytes: Uint8Array, key = secret) =>
  createHmac('sha256', key).update(bytes).digest('base64');

test("LINE's own vector is accepted", () => {
  expect(verify(body, signature)).toBe(true);
});

test('whatever was signed with the secret is accepted', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => verify(bytes, sign(bytes))));
});

test('a body with any flipped bit is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
      const flipped = Uint8Array.from(bytes);
      const index = Math.floor(at / 8) % bytes.length;
      flipped[index] = (flipped[index] ?? 0) ^ (1 << (at % 8));
      return !verify(flipped, sign(bytes));
    }),
  );
});

test('a signature with any flipped bit is refused', () => {
  const given = Buffer.from(signature);
  for (let bit = 0; bit < given.length * 8; bit += 1) {
    const flipped = Buffer.from(given);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect({ bit, accepted: verify(body, flipped.toString('latin1')) }).toEqual({
      bit,
      accepted: false,
    });
  }
});

test.each([
  null,
  undefined,
  '',
  ' ',
  '=',
  signature.slice(0, -1),
  `${signature}=`,
  `${signature}A`,
])('the signature %j is refused', (given) => {
  expect(verify(body, given)).toBe(false);
});

test('any text is answered without an error', () => {
  fc.assert(fc.property(fc.string(), (text) => !verify(body, text)));
});

test('during a rotation the previous secret is still good, a third one is not', () => {
  const rotating = createSignatureVerifier(['new secret', secret]);
  expect(rotating(body, signature)).toBe(true);
  expect(rotating(body, sign(body, 'new secret'))).toBe(true);
  expect(rotating(body, sign(body, 'third secret'))).toBe(false);
});

test.each([[[]], [['']], [['good', '']]])('the secrets %j are refused at once', (secrets) => {
  expect(() => createSignatureVerifier(secrets)).toThrow(RangeError);
});
