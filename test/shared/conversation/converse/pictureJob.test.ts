import { expect, test } from '@jest/globals';
import { pictureJob } from '../../../../shared/conversation/converse/pictureJob';
import type { HandledEvent } from '../../../../shared/line/webhookEvent';
import { aUserId } from '../../../builders/events';

const chat = `C${'1'.repeat(32)}`;
const tap = {
  type: 'postback',
  webhookEventId: 'e2',
  timestamp: 90,
  replyToken: 'token',
  source: { type: 'group', groupId: chat, userId: aUserId(2) },
  postback: { data: '' },
} as unknown as HandledEvent;
const kept = { kind: 'picture', richMessage: {}, category: 'general' } as unknown as Parameters<
  typeof pictureJob
>[1];

test('a picture that another member of the group fetches belongs to whoever asked for it, and when', () => {
  const origin = { messageIds: ['1'], askedBy: aUserId(1), askedAt: 10 };
  expect(pictureJob({ event: tap, chat }, kept, origin)).toMatchObject({
    job: { owner: aUserId(1), askedAt: 10, messageIds: ['1'] },
  });
});
