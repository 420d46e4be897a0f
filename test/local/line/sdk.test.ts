import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { channelAccessToken, HTTPFetchError, validateSignature } from '@line/bot-sdk';
import { emulatorDefaults } from '../../../local/line/emulatorDefaults';
import { secret, startTestEmulator, text, type TestEmulator } from './startTestEmulator';

let line: TestEmulator;
beforeEach(async () => {
  line = await startTestEmulator();
});
afterEach(() => line.stop());

/** Status and parsed body of the error that a call of the SDK ends with. */
async function failure(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HTTPFetchError)) throw new Error('The call did not fail');
  return { status: error.status, body: JSON.parse(error.body) as unknown };
}

test('a text of a user arrives signed, and a reply reaches the user free of charge', async () => {
  const userId = await line.addUser();
  const sent = await line.say(userId, 'おはよう');
  const [call] = line.webhook.received;
  const signature = String(call?.headers['x-line-signature']);
  expect(validateSignature(call?.text ?? '', secret, signature)).toBe(true);
  expect(call?.body.events[0]).toMatchObject({
    type: 'message',
    mode: 'active',
    timestamp: line.startedAt,
    source: { type: 'user', userId },
    webhookEventId: sent.webhookEventId,
    deliveryContext: { isRedelivery: false },
    replyToken: sent.replyToken,
    message: { type: 'text', text: 'おはよう', id: expect.stringMatching(/^\d{18}$/) },
  });
  const answer = await line.client.replyMessage({
    replyToken: sent.replyToken,
    messages: [text('おはようございます')],
  });
  expect(answer.sentMessages).toEqual([
    { id: expect.stringMatching(/^\d{18}$/), quoteToken: expect.any(String) },
  ]);
  const entries = await line.transcript(userId);
  expect(entries.map(({ from, via, cost }) => ({ from, via, cost }))).toEqual([
    { from: 'user', via: 'user', cost: 0 },
    { from: 'bot', via: 'reply', cost: 0 },
  ]);
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
});

test('a push of five messages costs one message of the quota', async () => {
  const userId = await line.addUser();
  const messages = ['1', '2', '3', '4', '5'].map(text);
  const { sentMessages } = await line.client.pushMessage({ to: userId, messages });
  expect(sentMessages).toHaveLength(5);
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
  expect((await line.transcript(userId)).map(({ cost }) => cost)).toEqual([1, 0, 0, 0, 0]);
});

test('a multicast counts each friend once and passes over blocked and unknown users', async () => {
  const [a, b, c] = [await line.addUser(), await line.addUser(), await line.addUser()];
  await line.control('POST', `/users/${c}/unfollow`);
  const to = [a, b, a, c, `U${'0'.repeat(32)}`];
  expect(await line.client.multicast({ to, messages: [text('hi')] })).toEqual({});
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 });
  expect((await line.transcript(a)).filter(({ via }) => via === 'multicast')).toHaveLength(1);
  expect((await line.transcript(c)).filter(({ via }) => via === 'multicast')).toHaveLength(0);
});

test('a broadcast reaches every friend', async () => {
  const userId = await line.addUser();
  await line.client.broadcast({ messages: [text('news')] });
  const { users } = await line.control<{ users: unknown[] }>('GET', '/users');
  expect(users).toHaveLength(5);
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 5 });
  expect((await line.transcript(userId)).map(({ via }) => via)).toEqual(['broadcast']);
});

test('the five validate calls check without sending', async () => {
  const good = { messages: [text('fine')] };
  const bad = { messages: [text('')] };
  for (const validate of [
    line.client.validateReply.bind(line.client),
    line.client.validatePush.bind(line.client),
    line.client.validateMulticast.bind(line.client),
    line.client.validateNarrowcast.bind(line.client),
    line.client.validateBroadcast.bind(line.client),
  ]) {
    expect(await validate(good)).toEqual({});
    expect(await failure(validate(bad))).toEqual({
      status: 400,
      body: {
        message: 'The request body has 1 error(s)',
        details: [{ message: 'May not be empty', property: 'messages[0].text' }],
      },
    });
  }
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
});

test('a profile is given for a friend and not for who blocked the account', async () => {
  const userId = await line.addUser({ displayName: '田中 陽菜', language: 'ja' });
  expect(await line.client.getProfile(userId)).toEqual({
    userId,
    displayName: '田中 陽菜',
    language: 'ja',
  });
  await line.control('POST', `/users/${userId}/unfollow`);
  expect(await failure(line.client.getProfile(userId))).toEqual({
    status: 404,
    body: { message: 'Not found' },
  });
});

test('the loading animation takes steps of five seconds, in one-to-one chats only', async () => {
  const userId = await line.addUser();
  const shown = await line.client.showLoadingAnimationWithHttpInfo({ chatId: userId });
  expect(shown.httpResponse.status).toBe(202);
  for (const loadingSeconds of [0, 4, 7, 65]) {
    const call = line.client.showLoadingAnimation({ chatId: userId, loadingSeconds });
    expect(await failure(call)).toMatchObject({ status: 400 });
  }
  const { groupId } = await line.control<{ groupId: string }>('POST', '/groups', {
    userIds: [userId],
  });
  expect(await failure(line.client.showLoadingAnimation({ chatId: groupId }))).toMatchObject({
    status: 400,
  });
  expect((await line.transcript(userId)).map(({ via }) => via)).toEqual(['loading']);
});

test('a markAsReadToken marks its message and all before it, and no later one', async () => {
  const userId = await line.addUser();
  for (const words of ['one', 'two', 'three']) await line.say(userId, words);
  const second = line.webhook.events()[1]?.message as { markAsReadToken: string };
  expect(await line.client.markMessagesAsReadByToken(second)).toEqual({});
  expect((await line.transcript(userId)).map(({ read }) => read)).toEqual([true, true, false]);
  const wrong = line.client.markMessagesAsReadByToken({ markAsReadToken: 'nonsense' });
  expect(await failure(wrong)).toMatchObject({ status: 400 });
});

test('bot info, quota, and the webhook endpoint can be read and set', async () => {
  const info = await line.client.getBotInfo();
  expect(info).toMatchObject({
    userId: expect.stringMatching(/^U[0-9a-f]{32}$/),
    displayName: emulatorDefaults.botName,
    chatMode: 'bot',
  });
  expect(await line.client.getMessageQuota()).toEqual({ type: 'none' });
  await line.control('POST', '/channel', { quota: { type: 'limited', value: 200 } });
  expect(await line.client.getMessageQuota()).toEqual({ type: 'limited', value: 200 });
  expect(await line.client.getWebhookEndpoint()).toEqual({
    endpoint: line.webhook.url,
    active: true,
  });
  await line.client.setWebhookEndpoint({ endpoint: 'https://example.com/webhook' });
  expect((await line.client.getWebhookEndpoint()).endpoint).toBe('https://example.com/webhook');
  const wrong = line.client.setWebhookEndpoint({ endpoint: 'http://example.com/webhook' });
  expect(await failure(wrong)).toMatchObject({ status: 400 });
});

test('the webhook test sends a signed call without events and tells what came back', async () => {
  line.webhook.answerWith(200, 503);
  expect(await line.client.testWebhookEndpoint()).toMatchObject({
    success: true,
    statusCode: 200,
    reason: 'OK',
  });
  const { userId } = await line.client.getBotInfo();
  const [verify] = line.webhook.received;
  expect(verify?.text).toBe(`{"destination":"${userId}","events":[]}`);
  const signature = String(verify?.headers['x-line-signature']);
  expect(validateSignature(verify?.text ?? '', secret, signature)).toBe(true);
  expect(await line.client.testWebhookEndpoint({ endpoint: line.webhook.url })).toMatchObject({
    success: false,
    statusCode: 503,
    reason: 'ERROR_STATUS_CODE',
  });
});

test('content comes back as it was sent, and is gone once unsent', async () => {
  const userId = await line.addUser();
  const picture = Buffer.from('not really a picture');
  const uploaded = await fetch(`${line.url}/emulator/users/${userId}/content`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent('写真.jpg') },
    body: picture,
  });
  const { messageId } = (await uploaded.json()) as { messageId: string };
  await line.control('POST', `/users/${userId}/events`, {
    type: 'message',
    message: { type: 'image', id: messageId },
  });
  expect(line.webhook.events()[0]?.message).toMatchObject({
    id: messageId,
    type: 'image',
    contentProvider: { type: 'line' },
    quoteToken: expect.any(String),
  });
  for (const read of [
    line.blobs.getMessageContentWithHttpInfo(messageId),
    line.blobs.getMessageContentPreviewWithHttpInfo(messageId),
  ]) {
    const { httpResponse, body } = await read;
    expect(httpResponse.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.concat(await body.toArray())).toEqual(picture);
  }
  expect(await line.blobs.getMessageContentTranscodingByMessageId(messageId)).toEqual({
    status: 'succeeded',
  });
  await line.control('POST', `/users/${userId}/events`, {
    type: 'unsend',
    unsend: { messageId },
  });
  expect(await failure(line.blobs.getMessageContent(messageId))).toEqual({
    status: 410,
    body: { message: 'The content is gone' },
  });
  expect(await line.transcript(userId)).toMatchObject([{ id: messageId, unsent: true }]);
  expect(await failure(line.blobs.getMessageContent('460000000000000000'))).toMatchObject({
    status: 404,
  });
});

test('content that is being prepared answers 202, and is there when its time has come', async () => {
  const userId = await line.addUser();
  const uploaded = await fetch(`${line.url}/emulator/users/${userId}/content`, {
    method: 'POST',
    headers: { 'content-type': 'video/mp4', 'x-preparing-ms': '3000' },
    body: 'frames',
  });
  const { messageId } = (await uploaded.json()) as { messageId: string };
  const { httpResponse } = await line.blobs.getMessageContentWithHttpInfo(messageId);
  expect(httpResponse.status).toBe(202);
  const status = () => line.blobs.getMessageContentTranscodingByMessageId(messageId);
  expect(await status()).toEqual({ status: 'processing' });
  await line.advance(3000);
  expect(await status()).toEqual({ status: 'succeeded' });
  const preview = await line.blobs.getMessageContentPreviewWithHttpInfo(messageId);
  expect(preview.httpResponse.headers.get('content-type')).toBe('image/png');
});

test('a stateless token opens the API for fifteen minutes', async () => {
  const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: line.url });
  const { channelId } = emulatorDefaults;
  const issued = await tokens.issueStatelessChannelTokenByClientSecret(channelId, secret);
  expect(issued).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
  const info = () =>
    line.call('GET', '/v2/bot/info', undefined, {
      authorization: `Bearer ${issued.access_token}`,
    });
  expect((await info()).status).toBe(200);
  await line.advance(900_000);
  expect((await info()).status).toBe(401);
  const wrong = tokens.issueStatelessChannelTokenByClientSecret(channelId, 'wrong');
  expect(await failure(wrong)).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
});

test('groups have a summary, members and profiles until the bot leaves', async () => {
  const userIds = [await line.addUser({ displayName: 'Ann' }), await line.addUser()];
  const { groupId } = await line.control<{ groupId: string }>('POST', '/groups', {
    userIds,
    name: 'Lunch',
  });
  expect(line.webhook.events()[0]).toMatchObject({ type: 'join', source: { groupId } });
  expect(await line.client.getGroupSummary(groupId)).toEqual({ groupId, groupName: 'Lunch' });
  expect(await line.client.getGroupMemberCount(groupId)).toEqual({ count: 2 });
  expect(await line.client.getGroupMembersIds(groupId)).toEqual({ memberIds: userIds });
  expect(await line.client.getGroupMemberProfile(groupId, userIds[0] ?? '')).toEqual({
    userId: userIds[0],
    displayName: 'Ann',
  });
  await line.client.pushMessage({ to: groupId, messages: [text('to all')] });
  expect(await line.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 });
  await line.client.leaveGroup(groupId);
  expect(await failure(line.client.getGroupSummary(groupId))).toMatchObject({ status: 404 });
  const late = line.client.pushMessage({ to: groupId, messages: [text('?')] });
  expect(await failure(late)).toMatchObject({ status: 400 });
});

test('a quote token is good in its own chat only', async () => {
  const [mine, other] = [await line.addUser(), await line.addUser()];
  const { sentMessages } = await line.client.pushMessage({ to: mine, messages: [text('first')] });
  const quoteToken = sentMessages[0]?.quoteToken ?? '';
  const quoting = { ...text('as I said'), quoteToken };
  await line.client.pushMessage({ to: mine, messages: [quoting] });
  const elsewhere = line.client.pushMessage({ to: other, messages: [quoting] });
  expect(await failure(elsewhere)).toMatchObject({
    status: 400,
    body: { details: [{ property: 'messages[0].quoteToken' }] },
  });
});
