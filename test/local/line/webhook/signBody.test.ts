import { expect, test } from '@jest/globals';
import { validateSignature } from '@line/bot-sdk';
import fc from 'fast-check';
import { signBody } from '../../../../local/line/webhook/signBody';

test('signs LINE’s own example as LINE does', () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  const signature = signBody('8c570fa6dd201bb328f1c1eac23a96d8', body);
  expect(signature).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=');
});

test('the official SDK accepts every signature, and none of another body', () => {
  const anySecret = fc.string({ minLength: 1 });
  const anyText = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(anySecret, anyText, anyText, (secret, body, other) => {
      const signature = signBody(secret, body);
      expect(validateSignature(body, secret, signature)).toBe(true);
      if (other !== body) expect(validateSignature(other, secret, signature)).toBe(false);
    }),
    { numRuns: 100 },
  );
});
