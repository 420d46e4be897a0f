import { expect, test } from '@jest/globals';
import { BotError, errorCodeOf, RenderError } from '../../shared/errors';

test('an error has a code that is declared, else it does not compile', () => {
  // @ts-expect-error: `event.tooken` is no code
  expect(new BotError('event.tooken', 'a slip').retryable).toBe(false);
  // @ts-expect-error: nor can a comparison with one ever be true
  expect(new BotError('event.taken', 'taken').code === 'event.tooken').toBe(false);
});

test('what the product did not throw on purpose is unexpected', () => {
  expect(errorCodeOf(new RenderError('render.cells', 'too few'))).toBe('render.cells');
  expect(errorCodeOf(new TypeError('undefined is not a function'))).toBe('unexpected');
  expect(errorCodeOf('a string')).toBe('unexpected');
});
