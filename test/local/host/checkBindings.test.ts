import { expect, test } from '@jest/globals';
import type { BindingInfo } from '../../../local/host/app/coreContract';
import { checkBindings } from '../../../local/host/checkBindings';

const check =
  (bindings: Record<string, BindingInfo>, hasBundle = true, name = 'f') =>
  () =>
    checkBindings({ name, bindings }, hasBundle);
const http: BindingInfo = { type: 'httpTrigger', direction: 'in' };
const queue: BindingInfo = { type: 'queue', direction: 'out' };

test('HTTP and timers need no bundle', () => {
  expect(
    check({ request: http, $return: { type: 'http', direction: 'out' } }, false),
  ).not.toThrow();
  expect(check({ timer: { type: 'timerTrigger', direction: 'in' } }, false)).not.toThrow();
});

test('the case of a type does not matter', () => {
  expect(check({ request: { ...http, type: 'HTTPTRIGGER' } })).not.toThrow();
});

test('every type that is missing is named', () => {
  const message: BindingInfo = { type: 'queueTrigger', direction: 'in' };
  expect(check({ message, out: queue, more: queue }, false)).toThrow(
    "The binding type(s) 'queueTrigger, queue' are not registered. Please ensure the type is correct and the binding extension is installed.",
  );
});

test.each([
  [{}, 'At least one binding must be declared.'],
  [{ out: queue }, 'No trigger binding specified. A function must have a trigger input binding.'],
  [
    { a: http, b: http },
    'Multiple trigger bindings defined. A function can only have a single trigger binding.',
  ],
  [{ a: { direction: 'in' as const } }, "Binding 'a' is invalid. Bindings must specify a Type."],
  [{ $return: http }, "$return bindings must specify a direction of 'out'."],
])('%j is refused', (bindings, words) => {
  expect(check(bindings)).toThrow(words);
});

test.each(['host', '1st', 'a b', '', 'a'.repeat(129)])('"%s" names no function', (name) => {
  expect(check({ request: http }, true, name)).toThrow(`'${name}' is not a valid function name.`);
});
