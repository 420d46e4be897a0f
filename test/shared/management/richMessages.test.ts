import { afterAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createManagementWorld } from '../../builders/managementWorld';
import { withCode } from '../../builders/withCode';

const world = createManagementWorld();
const { ask } = world;
afterAll(() => world.close());

const tap = { type: 'message', text: 'Hello' };
const aMessage = {
  template: 'sunrise-hills',
  language: 'en',
  layout: 'A',
  altText: 'A good morning',
  cells: [{ text: { title: 'A good morning', body: 'One small step.' }, action: tap }],
};
const aPicture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#264653' } });

test('a preview shows the five pictures, the message as LINE gets it, and no warning', async () => {
  const { status, body } = await ask('POST', 'rich-messages/preview', aMessage);
  expect(status).toBe(200);
  const images = body.images as { width: number; height: number; bytes: number; url: string }[];
  expect(images.map(({ width, height }) => [width, height])).toEqual(
    [240, 300, 460, 700, 1040].map((width) => [width, width]),
  );
  for (const { width, bytes, url } of images) {
    expect(url).toBe(`https://bot.example.com/api/images/${String(body.key)}/${width}`);
    const stored = await world.store.get(`${String(body.key)}/${width}`);
    expect(stored?.bytes.byteLength).toBe(bytes);
  }
  expect(body.message).toMatchObject({ type: 'imagemap', baseSize: { width: 1040, height: 1040 } });
  expect(body.warnings).toEqual([]);
});

test('the same preview as a Flex message has a picture of at most 1024 px, and four buttons', async () => {
  const { body } = await ask('POST', 'rich-messages/preview?format=flex', {
    ...aMessage,
    language: 'th',
  });
  const text = JSON.stringify(body.message);
  expect(body.message).toMatchObject({ type: 'flex', contents: { type: 'bubble' } });
  expect(text).toContain('/700"');
  expect(text.match(/"type":"postback"/g)).toHaveLength(4);
});

test.each([
  ['too long', { text: { title: 'x', body: 'word '.repeat(90) } }, 'overflow'],
  ['set too small', { text: { body: 'word '.repeat(60) } }, 'smallText'],
])('warns of words that are %s', async (_what, cell, rule) => {
  const cells = Array.from({ length: 6 }, () => ({ ...cell, action: tap }));
  const { body } = await ask('POST', 'rich-messages/preview', { ...aMessage, layout: 'H', cells });
  expect(body.warnings).toContainEqual(expect.objectContaining({ rule }));
});

test('warns of what is no mistake to LINE, and yet one', async () => {
  const { body } = await ask('POST', 'rich-messages/preview', {
    ...aMessage,
    altText: ' ',
    heightPx: 2080,
  });
  const rules = (body.warnings as { rule: string; path: string }[]).map(({ rule }) => rule);
  expect(rules).toEqual(['altText', 'tooTall']);
});

test.each([
  ['an address with a letter beyond ASCII', 'https://example.com/セール', true],
  ['an address with a lone percent sign', 'https://example.com/100%', true],
  ['an encoded address', 'https://example.com/%E3%82%BB?a=b&c=[d]#e', false],
])('warns of %s', async (_what, linkUri, warned) => {
  const cells = [{ text: { title: 'Hello' }, action: { type: 'uri', linkUri } }];
  const { body } = await ask('POST', 'rich-messages/preview', { ...aMessage, cells });
  const rules = (body.warnings as { rule: string; path: string }[]).map(({ rule }) => rule);
  expect(rules.includes('address')).toBe(warned);
});

test.each([
  ['an unknown template', { template: 'nowhere' }, 'template', 'render.unknownTemplate'],
  ['an unknown layout', { layout: 'Z' }, 'layout', 'invalid_value'],
  ['too few cells', { layout: 'E' }, 'cells', 'count'],
  ['a height that no layout has', { heightPx: 100 }, 'heightPx', 'too_small'],
  [
    'a link that LINE does not open',
    { cells: [{ text: {}, action: { type: 'uri', linkUri: 'ftp://example.com' } }] },
    'messages[0].actions[0].linkUri',
    'url',
  ],
  [
    'nothing that can be tapped',
    { cells: [{ text: { title: 'x' } }] },
    'messages[0].actions',
    'count',
  ],
  [
    'a character that no font has',
    { cells: [{ text: { title: '\u{E123}' }, action: tap }] },
    'cells',
    'render.missingGlyphs',
  ],
  [
    'right-to-left writing',
    { cells: [{ text: { title: 'שלום' }, action: tap }] },
    'cells',
    'render.unsupportedScript',
  ],
  [
    'an icon that is neither a name nor an emoji',
    { cells: [{ text: {}, icon: 'rocket ship', action: tap }] },
    'cells[0].icon',
    'custom',
  ],
  [
    'a video in a cell that is not there',
    {
      video: {
        originalContentUrl: 'https://example.com/v.mp4',
        previewImageUrl: 'https://example.com/v.jpg',
        cell: 2,
      },
    },
    'video.cell',
    'count',
  ],
])('refuses %s, and says where and by which rule', async (_what, fields, path, rule) => {
  const { status, body } = await ask('POST', 'rich-messages/preview', { ...aMessage, ...fields });
  expect(status).toBe(422);
  expect(body.errors).toContainEqual(
    expect.objectContaining({
      path,
      rule,
      message: expect.any(String),
      source: expect.any(String),
    }),
  );
});

test('what is not JSON is refused as such', async () => {
  expect(await ask('POST', 'rich-messages/preview', Buffer.from('{'))).toMatchObject({
    status: 400,
  });
});

test('a video plays in its cell, and needs no action beside it', async () => {
  const video = {
    originalContentUrl: 'https://example.com/v.mp4',
    previewImageUrl: 'https://example.com/v.jpg',
    cell: 0,
    externalLink: { linkUri: 'https://example.com', label: 'See more' },
  };
  const cells = [{ text: {} }, { text: { title: 'Left' } }, { text: { title: 'Right' } }];
  const { status, body } = await ask('POST', 'rich-messages/preview', {
    ...aMessage,
    layout: 'F',
    cells,
    video,
  });
  expect(status).toBe(200);
  expect(body.message).toMatchObject({
    video: { area: { x: 0, y: 0, width: 1040, height: 520 }, externalLink: video.externalLink },
  });
});

test('an operator uploads a background, makes a template of it, and pictures are drawn on it', async () => {
  const uploaded = await ask('POST', 'uploads', await aPicture(1600, 1200).png().toBuffer());
  expect(uploaded).toMatchObject({ status: 201, body: { width: 1040, height: 780 } });
  const { name } = uploaded.body;
  const added = await ask('PUT', 'templates/our-shop', {
    name: 'Our shop',
    background: name,
    categories: ['food'],
  });
  expect(added).toMatchObject({
    status: 200,
    body: { id: 'our-shop', origin: 'upload', generator: 'upload', categories: ['food'] },
  });
  const list = await ask('GET', 'templates');
  expect(list.body.templates).toContainEqual(expect.objectContaining({ id: 'our-shop' }));

  const preview = await ask('POST', 'rich-messages/preview', { ...aMessage, template: 'our-shop' });
  const stored = await world.store.get(`${String(preview.body.key)}/1040`);
  const [r, g, b] = await sharp(stored?.bytes)
    .extract({ left: 20, top: 1000, width: 1, height: 1 })
    .raw()
    .toBuffer();
  expect([r, g, b].map((value) => Math.round((value ?? 0) / 16))).toEqual([2, 4, 5]);
});

test('a template that is replaced makes other pictures, and the old ones stay', async () => {
  const put = async (background: string) => {
    const bytes = await sharp({ create: { width: 1040, height: 1040, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const { name } = (await ask('POST', 'uploads', bytes)).body;
    await ask('PUT', 'templates/changing', { name: 'Changing', background: name });
    const message = { ...aMessage, template: 'changing' };
    return String((await ask('POST', 'rich-messages/preview', message)).body.key);
  };
  const [first, second] = [await put('#112233'), await put('#ddeeff')];
  expect(second).not.toBe(first);
  for (const key of [first, second]) expect(await world.store.exists(`${key}/240`)).toBe(true);
});

test('a template that comes with the app is neither replaced nor taken back', async () => {
  const bytes = await aPicture(1040, 1040).jpeg().toBuffer();
  const { name } = (await ask('POST', 'uploads', bytes)).body;
  const input = { name: 'Mine', background: name };
  expect(await ask('PUT', 'templates/sunrise-hills', input)).toMatchObject({ status: 409 });
  expect(await ask('DELETE', 'templates/sunrise-hills')).toMatchObject({ status: 409 });
  expect(await ask('DELETE', 'templates/never-there')).toMatchObject({ status: 404 });
});

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'upload.format'],
  ['a damaged JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 422, 'upload.unreadable'],
])('an upload of %s is refused', async (_what, bytes, status, code) => {
  expect(await ask('POST', 'uploads', bytes)).toMatchObject({ status, body: { code } });
});

test('an upload of too many pixels is refused', async () => {
  const bytes = await aPicture(6000, 6000).png({ palette: true }).toBuffer();
  expect(await ask('POST', 'uploads', bytes)).toMatchObject({
    status: 413,
    body: withCode('upload.tooManyPixels'),
  });
});

test('a brand that is set is on every picture from then on', async () => {
  const logo = await ask('POST', 'uploads?use=logo', await aPicture(400, 120).png().toBuffer());
  const plain = await ask('POST', 'rich-messages/preview', aMessage);
  const brand = {
    name: '@ourshop',
    logo: logo.body.name,
    logoPlace: 'topLeft',
    palette: { accent: '#e63946', dark: '#1d1d2b', light: '#fff8e7' },
    typeface: 'rounded',
  };
  expect(await ask('PUT', 'brand', brand)).toMatchObject({ status: 200, body: { brand } });
  const branded = await ask('POST', 'rich-messages/preview', aMessage);
  expect(branded.body.key).not.toBe(plain.body.key);
  const stored = await world.store.get(`${String(branded.body.key)}/1040`);
  const corner = sharp(stored?.bytes).extract({ left: 60, top: 50, width: 4, height: 4 });
  const [r] = await corner.raw().toBuffer();
  expect(Math.abs((r ?? 0) - 0x26)).toBeLessThan(6);
  expect(await ask('DELETE', 'brand')).toMatchObject({ status: 200, body: { brand: null } });
  expect((await ask('POST', 'rich-messages/preview', aMessage)).body.key).toBe(plain.body.key);
});

test('a brand with colours that nobody could read, or a logo that is not there, is refused', async () => {
  const palette = { accent: '#888888', dark: '#999999', light: '#777777' };
  expect(await ask('PUT', 'brand', { palette })).toMatchObject({ status: 400 });
  const logo = `${'0'.repeat(32)}.png`;
  expect(await ask('PUT', 'brand', { logo })).toMatchObject({ status: 404 });
  expect((await ask('GET', 'brand')).body).toEqual({ brand: null });
});

test('a ranking explains why a template suits', async () => {
  const { body } = await ask('POST', 'templates/rank', {
    category: 'nature',
    language: 'ja',
    at: '2026-12-20T20:00:00+09:00',
    seed: 'a',
  });
  const [best] = body.templates as { id: string; score: number; why: { criterion: string }[] }[];
  expect(best?.why.map(({ criterion }) => criterion)).toContain('season');
  expect(await ask('POST', 'templates/rank', { category: 'cars' })).toMatchObject({ status: 400 });
});

test('pictures that sent messages name are read back, and those that are gone are told', async () => {
  const pictureMaker = await world.pictureMaker();
  const { key } = await pictureMaker.ensure(
    { ...aMessage, heightPx: 1040, altText: 'x' } as Parameters<typeof pictureMaker.ensure>[0],
    { named: true },
  );
  expect((await ask('POST', 'images/verify')).body).toEqual({ checked: 1, missing: [] });
  expect(await ask('DELETE', `images/${key}`)).toMatchObject({ status: 409 });
  await world.store.remove(`${key}/300`);
  expect((await ask('POST', 'images/verify')).body).toMatchObject({
    checked: 1,
    missing: [{ key, width: 300, problem: expect.stringContaining('404') }],
  });
});

test('a picture that was only previewed can be removed by hand', async () => {
  const message = { ...aMessage, cells: [{ text: { title: 'Draft' }, action: tap }] };
  const { key } = (await ask('POST', 'rich-messages/preview', message)).body;
  expect(await ask('DELETE', `images/${String(key)}`)).toMatchObject({ status: 200 });
  expect(await world.store.exists(`${String(key)}/1040`)).toBe(false);
});
