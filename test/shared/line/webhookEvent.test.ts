import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chatIdOf, parseWebhookEvent } from '../../../shared/line/webhookEvent';
import { anEvent, aPostbackEvent, aTextEvent, aUserId } from '../../builders/events';

const line = { type: 'line' };
const aMessage = (message: Record<string, unknown>) => anEvent('message', { message });

test.each([
  {
    type: 'text',
    id: '1',
    text: '@All hello',
    quoteToken: 'q',
    markAsReadToken: 'm',
    mention: {
      mentionees: [
        { index: 0, length: 4, type: 'all' },
        { index: 0, length: 4, type: 'user', isSelf: true },
        { index: 0, length: 4, type: 'user', userId: aUserId(), isSelf: false },
      ],
    },
  },
  { type: 'image', id: '1', contentProvider: line, imageSet: { id: 'S', index: 1, total: 2 } },
  {
    type: 'image',
    id: '1',
    contentProvider: { type: 'external', originalContentUrl: 'https://x' },
  },
  { type: 'video', id: '1', duration: 60_000, contentProvider: line },
  { type: 'audio', id: '1', duration: 60_000, contentProvider: line },
  { type: 'file', id: '1', fileName: 'a.txt', fileSize: 2138 },
  { type: 'location', id: '1', latitude: 35.6, longitude: 139.7 },
  { type: 'location', id: '1', title: 't', address: 'a', latitude: 35.6, longitude: 139.7 },
  { type: 'sticker', id: '1', packageId: '1', stickerId: '2', keywords: ['cony'] },
])('a message is read: %j', (message) => {
  expect(parseWebhookEvent(aMessage(message))).toMatchObject({ type: 'message', message });
});

test.each([
  ['follow', { follow: { isUnblocked: true } }],
  ['follow', {}],
  ['unfollow', {}],
  ['join', {}],
  ['postback', { postback: { data: 'a=1', params: { datetime: '2026-11-23T10:00' } } }],
  [
    'postback',
    { postback: { data: 'a=1', params: { newRichMenuAliasId: 'a', status: 'SUCCESS' } } },
  ],
])('the event %s is read with %j', (type, fields) => {
  expect(parseWebhookEvent(anEvent(type, fields))).toMatchObject({ type, ...fields });
});

test('an event in standby mode, without a reply token, is read', () => {
  const { replyToken: _none, ...event } = aTextEvent({ mode: 'standby' });
  expect(parseWebhookEvent(event)).toMatchObject({ type: 'message', mode: 'standby' });
});

test('fields that LINE adds stop nothing, wherever they stand', () => {
  const event = aTextEvent({ text: 'hello' });
  const more = {
    ...event,
    somethingNew: { a: [1] },
    source: { ...event.source, isNew: true },
    deliveryContext: { isRedelivery: true, more: 1 },
  };
  expect(parseWebhookEvent(more)).toMatchObject({
    type: 'message',
    deliveryContext: { isRedelivery: true },
    message: { text: 'hello' },
  });
});

test.each([
  'memberJoined',
  'memberLeft',
  'videoPlayComplete',
  'beacon',
  'accountLink',
  'membership',
  'module',
  'activated',
  'deactivated',
  'botSuspended',
  'botResumed',
  'delivery',
  'aTypeOfTomorrow',
])('%s is ignored', (type) => {
  expect(parseWebhookEvent(anEvent(type))).toEqual({ type: 'ignored', originalType: type });
});

test.each([
  ['a message of an unknown type', aMessage({ type: 'hologram', id: '1' })],
  ['a message without its message', anEvent('message')],
  ['a postback without data', anEvent('postback', { postback: {} })],
  ['an unknown kind of source', { ...aTextEvent(), source: { type: 'planet' } }],
  ['no id', { ...aTextEvent(), webhookEventId: undefined }],
  ['a timestamp that is no number', { ...aTextEvent(), timestamp: 'now' }],
])('%s is ignored', (_what, event) => {
  expect(parseWebhookEvent(event)).toMatchObject({ type: 'ignored' });
});

test('nothing that is JSON makes the reader throw, and a type is never kept whole', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(parseWebhookEvent(value).type).toBe('ignored');
    }),
  );
  const read = parseWebhookEvent({ type: 'x'.repeat(1000) });
  expect(read).toEqual({ type: 'ignored', originalType: 'x'.repeat(40) });
});

test.each([
  [{ type: 'user', userId: 'U1' }, 'U1'],
  [{ type: 'group', groupId: 'C1', userId: 'U1' }, 'C1'],
  [{ type: 'room', roomId: 'R1' }, 'R1'],
  [{ type: 'user', userId: 'no/key' }, undefined],
  [{ type: 'user', userId: '' }, undefined],
  [undefined, undefined],
])('the chat of %j is %s', (source, chat) => {
  expect(chatIdOf(parseWebhookEvent({ ...aPostbackEvent(), source }))).toBe(chat);
});
