import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeMessage, encodeMessage } from '../../../../local/host/queue/queueMessage';
import { toQueueMessages } from '../../../../local/host/queue/queueOutput';

test('what is encoded decodes to the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeMessage(encodeMessage(bytes, 'base64'), 'base64')).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each(['a', 'abc', 'ab=c', 'plain text', '{"a":1}', 'YWJj-_=='])('%p is not base64', (text) => {
  expect(decodeMessage(text, 'base64')).toBeUndefined();
});

test('base64 may be broken into lines', () => {
  expect(decodeMessage('YW\r\nJj\n', 'base64')?.toString()).toBe('abc');
});

test.each([
  ['a text', { string: 'a' }, ['a']],
  ['an object', { json: '{"a":1}' }, ['{"a":1}']],
  ['a list', { json: '["a",{"b":2},3,null]' }, ['a', '{"b":2}', '3']],
  ['a number', { int: 7 }, ['7']],
  ['bytes', { bytes: Buffer.from('raw') }, ['raw']],
  ['nothing', undefined, []],
])('an output of %s makes its messages', (_what, value, messages) => {
  expect(toQueueMessages(value).map(String)).toEqual(messages);
});
