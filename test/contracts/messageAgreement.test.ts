import { expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import fc from 'fast-check';
import { checkMessages } from '../../local/line/messages/checkMessages';
import { validateMessages } from '../../shared/line/messageLimits';

/*
 * The product's limits and the emulator's are two readings of the same reference. Whole messages of every kind are changed
 * in one or more places: neither may accept what the other refuses.
 */
const url = 'https://example.com/a.jpg';
const area = { x: 0, y: 0, width: 1040, height: 520 };
const actions = {
  message: { type: 'message', label: 'もっと', text: 'もっと' },
  postback: { type: 'postback', label: 'Like', data: 'like:1', displayText: 'Like' },
  keyboard: {
    type: 'postback',
    label: 'Write',
    data: 'x',
    inputOption: 'openKeyboard',
    fillInText: '---',
  },
  uri: { type: 'uri', label: 'Open', uri: 'https://example.com/', altUri: { desktop: url } },
  clipboard: { type: 'clipboard', label: 'Copy', clipboardText: 'ABC' },
  picker: {
    type: 'datetimepicker',
    label: 'When',
    data: 'when',
    mode: 'datetime',
    initial: '2026-11-24T10:00',
    min: '2026-11-01T00:00',
    max: '2026-12-31T23:59',
  },
} as const;

const bubble = {
  type: 'bubble',
  size: 'mega',
  direction: 'ltr',
  styles: { body: { backgroundColor: '#ffffff', separator: true, separatorColor: '#000000' } },
  hero: {
    type: 'image',
    url,
    size: 'full',
    aspectRatio: '20:13',
    aspectMode: 'cover',
    animated: false,
    action: actions.uri,
  },
  body: {
    type: 'box',
    layout: 'vertical',
    spacing: 'md',
    paddingAll: '12px',
    cornerRadius: 'lg',
    background: {
      type: 'linearGradient',
      angle: '90deg',
      startColor: '#ff0000',
      endColor: '#0000ff',
      centerColor: '#00ff00',
      centerPosition: '50%',
    },
    contents: [
      { type: 'text', text: 'Title', weight: 'bold', size: 'xl', wrap: true, maxLines: 2 },
      {
        type: 'text',
        lineSpacing: '4px',
        contents: [{ type: 'span', text: 'part', color: '#111111', decoration: 'underline' }],
      },
      {
        type: 'box',
        layout: 'baseline',
        margin: 'sm',
        contents: [
          { type: 'icon', url, size: 'sm', aspectRatio: '1:1' },
          { type: 'text', text: '4.0', flex: 0, offsetTop: '-2px', position: 'relative' },
          { type: 'filler', flex: 1 },
        ],
      },
      { type: 'separator', margin: 'xxl', color: '#dddddd' },
    ],
  },
  footer: {
    type: 'box',
    layout: 'horizontal',
    justifyContent: 'space-between',
    alignItems: 'center',
    borderWidth: 'light',
    height: '60px',
    contents: [
      { type: 'button', style: 'primary', height: 'sm', action: actions.postback },
      { type: 'button', style: 'link', gravity: 'center', action: actions.picker },
    ],
  },
} as const;

const wholeMessages: readonly Record<string, unknown>[] = [
  {
    type: 'text',
    text: '$ hello $',
    emojis: [
      { index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' },
      { index: 8, productId: '5ac1bfd5040ab15980c9b435', emojiId: '002' },
    ],
    quoteToken: 'q3Plxr4AgKd',
    sender: { name: 'Shop', iconUrl: url },
    quickReply: {
      items: [
        ...Object.values(actions).map((action) => ({ type: 'action', imageUrl: url, action })),
        { type: 'action', action: { type: 'camera', label: 'Camera' } },
        { type: 'action', action: { type: 'location', label: 'Here' } },
      ],
    },
  },
  {
    type: 'textV2',
    text: 'Hi {who}, {{escaped}} {smile}{all}',
    substitution: {
      who: { type: 'mention', mentionee: { type: 'user', userId: `U${'a'.repeat(32)}` } },
      all: { type: 'mention', mentionee: { type: 'all' } },
      smile: { type: 'emoji', productId: '5ac1bfd5040ab15980c9b435', emojiId: '003' },
    },
  },
  { type: 'sticker', packageId: '446', stickerId: '1988' },
  { type: 'image', originalContentUrl: url, previewImageUrl: url },
  { type: 'video', originalContentUrl: url, previewImageUrl: url, trackingId: 'track-1' },
  { type: 'audio', originalContentUrl: url, duration: 60_000 },
  { type: 'location', title: 'Here', address: 'Tokyo', latitude: 35.6, longitude: 139.7 },
  { type: 'coupon', couponId: 'coupon', deliveryTag: 'tag' },
  {
    type: 'imagemap',
    baseUrl: 'https://example.com/picture',
    altText: 'おはよう',
    baseSize: { width: 1040, height: 1040 },
    video: {
      originalContentUrl: url,
      previewImageUrl: url,
      area,
      externalLink: { linkUri: url, label: 'More' },
    },
    actions: [
      { type: 'uri', label: 'Shop', linkUri: 'https://example.com/', area },
      { type: 'message', text: 'Thanks', area },
      { type: 'clipboard', clipboardText: 'CODE', area },
    ],
  },
  {
    type: 'imagemap',
    baseUrl: 'https://example.com/picture',
    altText: 'おはよう',
    baseSize: { width: 1040, height: 520 },
    actions: [{ type: 'message', text: 'Thanks', area }],
  },
  {
    type: 'template',
    altText: 'Buttons',
    template: {
      type: 'buttons',
      thumbnailImageUrl: url,
      imageAspectRatio: 'rectangle',
      imageSize: 'cover',
      imageBackgroundColor: '#ffffff',
      title: 'Title',
      text: 'Text',
      defaultAction: actions.uri,
      actions: [actions.message, actions.postback, actions.uri, actions.clipboard],
    },
  },
  {
    type: 'template',
    altText: 'Sure?',
    template: { type: 'confirm', text: 'Sure?', actions: [actions.message, actions.postback] },
  },
  {
    type: 'template',
    altText: 'Cards',
    template: {
      type: 'carousel',
      columns: [
        {
          text: 'One',
          title: 'First',
          thumbnailImageUrl: url,
          imageBackgroundColor: '#ffffff',
          actions: [actions.uri],
        },
        { text: 'Two', title: 'Second', thumbnailImageUrl: url, actions: [actions.keyboard] },
      ],
    },
  },
  {
    type: 'template',
    altText: 'Pictures',
    template: {
      type: 'image_carousel',
      columns: [
        { imageUrl: url, action: { ...actions.uri, label: 'Open' } },
        { imageUrl: url, action: { type: 'message', text: 'Hi' } },
      ],
    },
  },
  { type: 'flex', altText: 'Bubble', contents: bubble },
  {
    type: 'flex',
    altText: 'Video',
    contents: {
      type: 'bubble',
      hero: { type: 'video', url, previewUrl: url, altContent: bubble.hero, aspectRatio: '16:9' },
      body: bubble.body,
    },
  },
  {
    type: 'flex',
    altText: 'Carousel',
    contents: { type: 'carousel', contents: [bubble, { ...bubble, footer: undefined }, bubble] },
  },
];

type Path = readonly (string | number)[];

/** Every place of a message, the whole one left out. */
function places(value: unknown, path: Path = []): Path[] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null) return own;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...own, ...entries.flatMap(([key, child]) => places(child, [...path, key]))];
}

type Change = (old: unknown) => unknown;
const removed = Symbol('removed');
const shared = (values: readonly unknown[]) =>
  values.map(
    (value): Change =>
      () =>
        value,
  );
/** Lengths at which a rule of LINE changes its mind. */
const lengths = [12, 13, 20, 21, 30, 31, 40, 41, 60, 61, 100, 101, 120, 121, 160, 161, 240, 241];
const longer = [300, 301, 400, 401, 1000, 1001, 1500, 1501, 2000, 2001, 5000, 5001];
const changes: readonly Change[] = [
  ...shared([removed, null, '', ' ', 0, -1, 1, 1.5, 91, -181, 1e9, true, [], {}, [null], ['a']]),
  ...shared([
    'LINE',
    'Line shop',
    'a{b}c',
    'a-b',
    '{',
    '$',
    '12',
    '#12345',
    '#1234567f',
    '2026-01-01',
  ]),
  ...shared(['http://example.com/', 'http://127.0.0.9/x', 'tel:1', 'ftp://x', 'https://a b', 'x']),
  ...shared([
    'md',
    '7px',
    '-7px',
    '50%',
    '30deg',
    '359.9deg',
    '360deg',
    '1:3',
    '1:4',
    'box',
    'image',
    'video',
    'camera',
  ]),
  ...[...lengths, ...longer].flatMap((length): Change[] => [
    () => 'a'.repeat(length),
    () => '👩‍🚀'.repeat(length),
    () => `https://example.com/${'a'.repeat(Math.max(0, length - 20))}`,
  ]),
  ...[2, 3, 4, 5, 10, 11, 12, 13, 14, 20, 21, 50, 51].map(
    (count): Change =>
      (old) =>
        Array.isArray(old) && old.length > 0
          ? Array.from({ length: count }, () => old[0] as unknown)
          : old,
  ),
  (old) => (isRecord(old) ? { ...old, surprise: 1 } : old),
  (old) => (isRecord(old) ? { ...old, type: 'surprise' } : old),
  (old) => (isRecord(old) ? { ...old, label: undefined } : old),
  (old) => (isRecord(old) ? { ...old, size: 'kilo' } : old),
  (old) => (isRecord(old) ? { ...old, text: 'both' } : old),
];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function change(value: unknown, [key, ...rest]: Path, by: Change): unknown {
  if (key === undefined) return by(value);
  if (Array.isArray(value)) {
    return value.flatMap((child, index) => {
      if (index !== key) return [child as unknown];
      const changed = change(child, rest, by);
      return changed === removed ? [] : [changed];
    });
  }
  if (!isRecord(value)) return value;
  const changed = change(value[key], rest, by);
  const { [key]: _, ...others } = value;
  return changed === removed ? others : { ...others, [key]: changed };
}

/** As the message travels. */
function sent(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}

function emulatorTakes(message: unknown): boolean {
  return checkMessages([message], { toGroup: false }) === undefined;
}

function weTake(message: unknown): boolean {
  return validateMessages([message as messagingApi.Message]).length === 0;
}

test.each(wholeMessages.map((message) => [String(message.type), message] as const))(
  'a whole %s message is taken by both',
  (_type, message) => {
    expect(validateMessages([sent(message) as messagingApi.Message])).toEqual([]);
    expect(checkMessages([sent(message)], { toGroup: false })).toBeUndefined();
  },
);

/** All single changes are some 300,000: `npm run test:long` makes them all, `npm test` one in this many. */
const stride = process.env.TEST_LONG === '1' ? 1 : 5;

test('every single change of every message finds both of one mind', () => {
  let refused = 0;
  let taken = 0;
  let number = 0;
  for (const message of wholeMessages) {
    for (const place of places(message)) {
      for (const by of changes) {
        number += 1;
        if (number % stride !== 0) continue;
        const changed = sent(change(message, place, by));
        const takes = emulatorTakes(changed);
        if (takes !== weTake(changed)) {
          // Says which, where `expect` for each of thousands would take minutes.
          expect({ place, changed, emulator: takes }).toEqual({ we: weTake(changed) });
        }
        if (takes) taken += 1;
        else refused += 1;
      }
    }
  }
  expect({ taken: taken > 1000, refused: refused > 1000 }).toEqual({ taken: true, refused: true });
});

test('neither accepts what the other refuses, whatever is changed together', () => {
  const changed = fc.constantFrom(...wholeMessages).chain((message) => {
    const one = fc.tuple(fc.constantFrom(...places(message)), fc.constantFrom(...changes));
    return fc
      .array(one, { minLength: 1, maxLength: 4 })
      .map((list) => list.reduce<unknown>((now, [place, by]) => change(now, place, by), message));
  });
  fc.assert(
    fc.property(changed, (message) => {
      const travelled = sent(message);
      expect({ takes: weTake(travelled) }).toEqual({ takes: emulatorTakes(travelled) });
    }),
    { numRuns: 3000 },
  );
});
