import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRequestLog } from '../../../local/emulator/requestLog';

const request = (number: number, bodyText: string) => ({
  at: number,
  method: 'POST',
  path: '/v2/bot/message/push',
  name: 'push',
  status: 200,
  requestId: String(number),
  verdict: 'accepted',
  bodyText,
});

test('keeps the newest requests in order, and the newest bodies within the budget', () => {
  const bodies = fc.array(fc.string({ maxLength: 30 }), { maxLength: 60 });
  fc.assert(
    fc.property(bodies, fc.integer({ min: 1, max: 10 }), (texts, size) => {
      const maxBodies = 50;
      const log = createRequestLog(size, { maxBodies });
      texts.forEach((text, number) => log.add(request(number, text)));
      const kept = log.list();
      const expected = texts.map((_, number) => number).slice(-size);
      expect(kept.map(({ at }) => at)).toEqual(expected);
      expect(log.total()).toBe(texts.length);
      const held = kept.reduce((sum, { bodyText }) => sum + (bodyText?.length ?? 0), 0);
      expect(held).toBeLessThanOrEqual(maxBodies);
      if (texts.length > 0) expect(kept.at(-1)?.bodyText).toBe(texts.at(-1));
    }),
  );
});

test('does not keep a body that is very long', () => {
  const log = createRequestLog(10);
  log.add(request(1, 'x'.repeat(20_000)));
  expect(log.list()[0]).not.toHaveProperty('bodyText');
});
