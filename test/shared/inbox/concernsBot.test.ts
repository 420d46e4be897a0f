import { expect, test } from '@jest/globals';
import { concernsBot } from '../../../shared/inbox/concernsBot';
import { parseWebhookEvent } from '../../../shared/line/webhookEvent';
import { anEvent, aPostbackEvent, aTextEvent, aUserId } from '../../builders/events';

const group = { type: 'group', groupId: `C${'1'.repeat(32)}`, userId: aUserId() };
const room = { type: 'room', roomId: `R${'1'.repeat(32)}`, userId: aUserId() };
const sticker = { type: 'sticker', id: '1', packageId: '1', stickerId: '2' };
const mention = (...mentionees: object[]) => ({
  type: 'text',
  id: '1',
  text: '@Bot hello',
  mention: { mentionees: mentionees.map((given) => ({ index: 0, length: 4, ...given })) },
});
const self = { type: 'user', userId: aUserId(99), isSelf: true };
const other = { type: 'user', userId: aUserId(2), isSelf: false };

test.each([
  ['a text of one person', aTextEvent(), true],
  ['a sticker of one person', anEvent('message', { message: sticker }), true],
  ['a text in a group', { ...aTextEvent(), source: group }, false],
  ['a text in a room', { ...aTextEvent(), source: room }, false],
  ['a sticker in a group', anEvent('message', { source: group, message: sticker }), false],
  ['a mention of the bot', anEvent('message', { source: group, message: mention(self) }), true],
  ['a mention in a room', anEvent('message', { source: room, message: mention(self) }), true],
  [
    'a mention among others',
    anEvent('message', { source: group, message: mention(other, self) }),
    true,
  ],
  ['a mention of another', anEvent('message', { source: group, message: mention(other) }), false],
  [
    'a mention of all',
    anEvent('message', { source: group, message: mention({ type: 'all' }) }),
    false,
  ],
  ['a tap in a group', { ...aPostbackEvent({ data: 'a' }), source: group }, true],
  ['joining a group', anEvent('join', { source: group }), true],
])('%s', (_what, raw, expected) => {
  const event = parseWebhookEvent(raw);
  if (event.type === 'ignored') throw new Error('expected an event that is handled');
  expect(concernsBot(event)).toBe(expected);
});
