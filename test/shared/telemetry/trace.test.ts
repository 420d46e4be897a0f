import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { continueTrace } from '../../../shared/telemetry/trace';

const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const valid = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

test('a child keeps the trace and its flags, and has an id of its own', () => {
  const { traceparent } = continueTrace(randomBytes, parent);
  expect(traceparent).toMatch(valid);
  expect(traceparent.split('-')[1]).toBe(parent.split('-')[1]);
  expect(traceparent.split('-')[2]).not.toBe(parent.split('-')[2]);
  expect(continueTrace(randomBytes, parent.replace(/01$/, '00')).traceparent).toMatch(/-00$/);
});

test.each([
  undefined,
  null,
  '',
  'nonsense',
  parent.toUpperCase(),
  parent.slice(0, -1),
  `${parent}x`,
  parent.replace(/^00/, 'ff'),
  parent.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)),
  parent.replace('b7ad6b7169203331', '0'.repeat(16)),
])('%s begins a new trace', (given) => {
  const { traceparent } = continueTrace(randomBytes, given, 'vendor=1');
  expect(traceparent).toMatch(valid);
  expect(traceparent).not.toContain('0af7651916cd43dd8448eb211c80319c');
  expect(continueTrace(randomBytes, given, 'vendor=1').tracestate).toBeUndefined();
});

test('a later version may say more', () => {
  const later = `01-${parent.slice(3)}-more`;
  expect(continueTrace(randomBytes, later).traceparent.split('-')[1]).toBe(parent.split('-')[1]);
});

test('the state travels with its trace, unless it is too long for every message', () => {
  expect(continueTrace(randomBytes, parent, 'vendor=1').tracestate).toBe('vendor=1');
  expect(
    continueTrace(randomBytes, parent, `vendor=${'x'.repeat(512)}`).tracestate,
  ).toBeUndefined();
});
