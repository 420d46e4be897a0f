import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerTo, complaints, family, https, urlOf } from './complaints';

const text = { type: 'text', text: 'hi' };
const a = (length: number) => 'a'.repeat(length);

test('one to five messages', () => {
  expect(answerTo([text])).toBeUndefined();
  expect(answerTo(Array(5).fill(text))).toBeUndefined();
  for (const wrong of [[], Array(6).fill(text)]) {
    expect(answerTo(wrong)).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
    });
  }
  expect(answerTo(undefined)?.details).toEqual([
    { message: 'May not be empty', property: 'messages' },
  ]);
  expect(answerTo([null])?.details?.[0]?.property).toBe('messages[0]');
});

test('LINE’s example of a body with two errors', () => {
  expect(answerTo([{ type: 'text', text: '' }, { type: 'carrot' }])).toEqual({
    message: 'The request body has 2 error(s)',
    details: [
      { message: 'May not be empty', property: 'messages[0].text' },
      {
        message: expect.stringMatching(/^Must be one of the following values: \[text, /),
        property: 'messages[1].type',
      },
    ],
  });
});

test('a text of 5000 UTF-16 units', () => {
  expect(complaints({ type: 'text', text: a(5000) })).toEqual([]);
  expect(answerTo([{ type: 'text', text: a(5001) }])?.details).toEqual([
    { message: 'Length must be between 0 and 5000', property: 'messages[0].text' },
  ]);
  expect(complaints({ type: 'text', text: '😀'.repeat(2500) })).toEqual([]);
  expect(complaints({ type: 'text', text: '😀'.repeat(2501) })).toEqual(['text']);
  expect(complaints({ type: 'text' })).toEqual(['text']);
  expect(complaints({ type: 'text', text: 5 })).toEqual(['text']);
});

test('each emoji of a text sits on a dollar sign of its own, twenty at most', () => {
  const emoji = (index: unknown) => ({
    index,
    productId: '5ac1bfd5040ab15980c9b435',
    emojiId: '001',
  });
  const message = (text: string, ...emojis: unknown[]) => ({ type: 'text', text, emojis });
  expect(complaints(message('$ hi $', emoji(0), emoji(5)))).toEqual([]);
  expect(complaints(message('$ hi $', emoji(1)))).toEqual(['emojis[0].index']);
  expect(complaints(message('$ hi $', emoji(0), emoji(0)))).toEqual(['emojis[1].index']);
  expect(complaints(message('$', { index: 0 }))).toEqual([
    'emojis[0].productId',
    'emojis[0].emojiId',
  ]);
  const many = (count: number) =>
    message('$'.repeat(count), ...Array.from({ length: count }, (_, index) => emoji(index)));
  expect(complaints(many(20))).toEqual([]);
  expect(complaints(many(21))).toEqual(['emojis']);
});

test('textV2: placeholders, their keys and substitutions', () => {
  const user = { type: 'mention', mentionee: { type: 'user', userId: `U${'a'.repeat(32)}` } };
  const emoji = { type: 'emoji', productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };
  const message = (text: string, substitution?: unknown) => ({
    type: 'textV2',
    text,
    substitution,
  });
  expect(complaints(message('Hi {who} {smile}', { who: user, smile: emoji }))).toEqual([]);
  expect(
    complaints(message('Hi {all}', { all: { type: 'mention', mentionee: { type: 'all' } } })),
  ).toEqual([]);
  expect(complaints(message('{{not a placeholder}}'))).toEqual([]);
  expect(complaints(message('Hi {who}'))).toEqual(['text']);
  expect(complaints(message('an open { brace'))).toEqual(['text']);
  expect(complaints(message('Hi', { 'wrong key': emoji }))).toEqual(['substitution.wrong key']);
  expect(complaints(message('Hi', { [a(21)]: emoji }))).toEqual([`substitution.${a(21)}`]);
  expect(
    complaints(
      message('Hi', { x: { type: 'mention', mentionee: { type: 'user', userId: 'U1' } } }),
    ),
  ).toEqual(['substitution.x.mentionee.userId']);
  const many = (count: number, what: unknown) =>
    message(
      'Hi',
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, what])),
    );
  expect(complaints(many(20, user))).toEqual([]);
  expect(complaints(many(21, user))).toEqual(['substitution']);
  expect(complaints(many(21, emoji))).toEqual(['substitution']);
  expect(complaints(many(101, emoji))).toEqual(['substitution']);
});

test('a sticker has two numbers', () => {
  expect(complaints({ type: 'sticker', packageId: '446', stickerId: '1988' })).toEqual([]);
  expect(complaints({ type: 'sticker' })).toEqual(['packageId', 'stickerId']);
  expect(complaints({ type: 'sticker', packageId: 'x', stickerId: '1' })).toEqual(['packageId']);
});

test('pictures need both URLs, https, at most 2000 long; http only to this machine', () => {
  const image = (originalContentUrl?: string, previewImageUrl: string | undefined = https) => ({
    type: 'image',
    originalContentUrl,
    previewImageUrl,
  });
  expect(complaints(image(https))).toEqual([]);
  expect(complaints(image(urlOf(2000)))).toEqual([]);
  expect(complaints(image(urlOf(2001)))).toEqual(['originalContentUrl']);
  expect(complaints({ type: 'image' })).toEqual(['originalContentUrl', 'previewImageUrl']);
  for (const local of ['http://127.0.0.1:7071/a', 'http://localhost/a', 'http://[::1]:8/a']) {
    expect(complaints(image(local))).toEqual([]);
  }
  for (const wrong of [
    'http://example.com/a',
    'http://127.0.0.1.example.com/a',
    'ftp://example.com/a',
    'picture.png',
    'https://exa mple.com/',
  ]) {
    expect(complaints(image(wrong))).toEqual(['originalContentUrl']);
  }
});

test('video, audio, location and coupon', () => {
  const video = { type: 'video', originalContentUrl: https, previewImageUrl: https };
  expect(complaints(video)).toEqual([]);
  expect(complaints({ ...video, trackingId: a(100) })).toEqual([]);
  expect(complaints({ ...video, trackingId: a(101) })).toEqual(['trackingId']);
  expect(complaints({ ...video, trackingId: 'a' }, { toGroup: true })).toEqual(['trackingId']);
  const audio = { type: 'audio', originalContentUrl: https, duration: 60_000 };
  expect(complaints(audio)).toEqual([]);
  expect(complaints({ ...audio, duration: undefined })).toEqual(['duration']);
  expect(complaints({ ...audio, duration: 0 })).toEqual(['duration']);
  const location = {
    type: 'location',
    title: a(100),
    address: a(100),
    latitude: 35.6,
    longitude: 139.7,
  };
  expect(complaints(location)).toEqual([]);
  expect(complaints({ ...location, title: a(101), address: a(101) })).toEqual(['title', 'address']);
  expect(complaints({ ...location, latitude: 91, longitude: '1' })).toEqual([
    'latitude',
    'longitude',
  ]);
  expect(complaints({ type: 'coupon', couponId: 'c', deliveryTag: a(30) })).toEqual([]);
  expect(complaints({ type: 'coupon', couponId: 'c', deliveryTag: 'a-b' })).toEqual([
    'deliveryTag',
  ]);
  expect(complaints({ type: 'coupon', deliveryTag: a(31) })).toEqual(['couponId', 'deliveryTag']);
});

test('an imagemap is 1040 wide, with one to fifty actions in areas that start inside', () => {
  const area = { x: 0, y: 0, width: 1040, height: 520 };
  const action = { type: 'uri', linkUri: 'https://example.com/', area };
  const imagemap = (change: object = {}) => ({
    type: 'imagemap',
    baseUrl: 'https://example.com/images/key',
    altText: 'おはよう',
    baseSize: { width: 1040, height: 1040 },
    actions: [action],
    ...change,
  });
  const withAction = (change: object) => imagemap({ actions: [{ ...action, ...change }] });
  expect(complaints(imagemap())).toEqual([]);
  expect(complaints(imagemap({ baseUrl: 'http://127.0.0.1:7071/api/images/key' }))).toEqual([]);
  expect(complaints(imagemap({ baseUrl: 'http://example.com/images/key' }))).toEqual(['baseUrl']);
  expect(complaints(imagemap({ altText: a(1500) }))).toEqual([]);
  expect(complaints(imagemap({ altText: a(1501) }))).toEqual(['altText']);
  expect(complaints(imagemap({ altText: undefined }))).toEqual(['altText']);
  expect(complaints(imagemap({ baseSize: { width: 1024, height: 1040 } }))).toEqual([
    'baseSize.width',
  ]);
  expect(complaints(imagemap({ baseSize: { width: 1040, height: 0 } }))).toEqual([
    'baseSize.height',
  ]);
  expect(complaints(imagemap({ actions: Array(50).fill(action) }))).toEqual([]);
  expect(complaints(imagemap({ actions: Array(51).fill(action) }))).toEqual(['actions']);
  expect(complaints(imagemap({ actions: [] }))).toEqual(['actions']);
  expect(complaints(withAction({ linkUri: urlOf(1001) }))).toEqual(['actions[0].linkUri']);
  expect(complaints(withAction({ area: { ...area, x: -1 } }))).toEqual(['actions[0].area.x']);
  expect(complaints(withAction({ area: { ...area, y: 0.5 } }))).toEqual(['actions[0].area.y']);
  expect(complaints(withAction({ label: a(100) }))).toEqual([]);
  expect(complaints(withAction({ label: a(101) }))).toEqual(['actions[0].label']);
  expect(complaints(withAction({ type: 'message', text: a(400) }))).toEqual([]);
  expect(complaints(withAction({ type: 'message', text: a(401) }))).toEqual(['actions[0].text']);
  expect(complaints(withAction({ type: 'clipboard', clipboardText: a(1000) }))).toEqual([]);
  expect(complaints(withAction({ type: 'clipboard', clipboardText: a(1001) }))).toEqual([
    'actions[0].clipboardText',
  ]);
  expect(complaints(withAction({ type: 'postback', data: 'x' }))).toEqual(['actions[0].type']);
});

test('an imagemap’s video needs both URLs and an area; its link a label of thirty', () => {
  const video = (change: object) => ({
    type: 'imagemap',
    baseUrl: 'https://example.com/images/key',
    altText: 'video',
    baseSize: { width: 1040, height: 585 },
    actions: [],
    video: {
      originalContentUrl: https,
      previewImageUrl: https,
      area: { x: 0, y: 0, width: 1040, height: 585 },
      externalLink: { linkUri: 'https://example.com/more', label: 'See more' },
      ...change,
    },
  });
  expect(complaints(video({}))).toEqual([]);
  expect(complaints(video({ previewImageUrl: undefined, area: undefined }))).toEqual([
    'video.previewImageUrl',
    'video.area',
  ]);
  expect(complaints(video({ externalLink: { linkUri: 'https://example.com/' } }))).toEqual([
    'video.externalLink.label',
  ]);
  expect(
    complaints(video({ externalLink: { linkUri: 'https://example.com/', label: a(31) } })),
  ).toEqual(['video.externalLink.label']);
});

test('a sender’s name is at most twenty long and not LINE', () => {
  const from = (sender: unknown) => complaints({ ...text, sender });
  expect(from({ name: a(20), iconUrl: https })).toEqual([]);
  expect(from({ name: a(21) })).toEqual(['sender.name']);
  expect(from({ name: 'LINE' })).toEqual(['sender.name']);
  expect(from({ name: 'Airline' })).toEqual([]);
  expect(from({ iconUrl: 'http://example.com/icon.png' })).toEqual(['sender.iconUrl']);
});

test('quick replies: thirteen items, each with an action; camera and location only here', () => {
  const item = (action: unknown) => ({ type: 'action', action });
  const quick = (...items: unknown[]) => ({ ...text, quickReply: { items } });
  const say = { type: 'message', label: 'Yes', text: 'Yes' };
  expect(complaints(quick(...Array(13).fill(item(say))))).toEqual([]);
  expect(complaints(quick(...Array(14).fill(item(say))))).toEqual(['/quickReply/items']);
  expect(complaints(quick())).toEqual(['/quickReply/items']);
  for (const type of ['camera', 'cameraRoll', 'location']) {
    expect(complaints(quick(item({ type, label: 'Go' })))).toEqual([]);
  }
  expect(complaints(quick(item({ ...say, label: a(21) })))).toEqual([
    '/quickReply/items/0/action/label',
  ]);
  expect(complaints(quick(item({ ...say, label: family.repeat(20) })))).toEqual([]);
  expect(
    complaints(
      quick(item({ type: 'richmenuswitch', label: 'x', data: 'y', richMenuAliasId: 'z' })),
    ),
  ).toEqual(['/quickReply/items/0/action/type']);
});

test('only text, textV2 and sticker can quote', () => {
  const known = { toGroup: false, ownsQuoteToken: (token: string) => token === 'mine' };
  expect(complaints({ ...text, quoteToken: 'mine' }, known)).toEqual([]);
  expect(complaints({ ...text, quoteToken: 'other' }, known)).toEqual(['quoteToken']);
  const image = { type: 'image', originalContentUrl: https, previewImageUrl: https };
  expect(complaints({ ...image, quoteToken: 'mine' }, known)).toEqual(['quoteToken']);
});

test('any JSON gets an answer, never an exception', () => {
  const types = [
    'text',
    'textV2',
    'sticker',
    'image',
    'video',
    'audio',
    'location',
    'imagemap',
    'template',
    'flex',
    'coupon',
  ];
  const keys = fc.constantFrom(
    'text',
    'emojis',
    'substitution',
    'template',
    'contents',
    'actions',
    'area',
    'baseSize',
    'video',
    'columns',
    'action',
    'body',
    'hero',
    'size',
    'items',
    'quickReply',
    'sender',
    'altText',
    'layout',
  );
  const value = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        null,
        true,
        0,
        -1,
        1.5,
        '',
        'x',
        'bubble',
        'carousel',
        'box',
        'buttons',
        'vertical',
      ),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(keys, fc.constant('type')), tie('any'), { maxKeys: 6 }),
    ),
  })).any;
  const message = fc
    .tuple(fc.constantFrom(...types), fc.dictionary(keys, value, { maxKeys: 8 }))
    .map(([type, rest]) => ({ ...rest, type }));
  fc.assert(
    fc.property(
      fc.oneof(value, fc.array(fc.oneof(message, value), { maxLength: 6 })),
      (messages) => {
        const answer = answerTo(messages);
        if (answer) expect(answer.message).toMatch(/error\(s\)|is invalid$/);
      },
    ),
    { numRuns: 1000 },
  );
});
