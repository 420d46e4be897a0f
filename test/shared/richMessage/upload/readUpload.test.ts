import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { pictureFormat } from '../../../../shared/richMessage/upload/pictureFormat';
import { readUpload } from '../../../../shared/richMessage/upload/readUpload';

const plain = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } });

/** Noise above, a calm field below. */
async function halfCalm(width: number, height: number): Promise<Sharp> {
  const noise = await sharp({
    create: {
      width,
      height: height / 2,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  return plain(width, height).composite([{ input: noise, left: 0, top: 0 }]);
}

const codeOf = async (bytes: Uint8Array, use: 'background' | 'picture' | 'logo' = 'background') =>
  readUpload(bytes, use).then(
    () => 'accepted',
    (error: { code: string; retryable: boolean }) => {
      expect(error.retryable).toBe(false);
      return error.code;
    },
  );

test.each(['jpeg', 'png', 'webp'] as const)('takes a %s', async (format) => {
  const bytes = await plain(1200, 900).toFormat(format).toBuffer();
  expect(pictureFormat(bytes)).toBe(format);
  expect(await readUpload(bytes, 'background')).toMatchObject({
    extension: 'jpg',
    width: 1040,
    height: 780,
  });
});

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;')],
  ['an HTML page', Buffer.from('<!doctype html><p>not a picture</p>')],
  ['nothing', Buffer.alloc(0)],
])('refuses %s by its first bytes', async (_what, bytes) => {
  expect(await codeOf(bytes)).toBe('upload.format');
});

test('refuses a GIF and an AVIF that sharp itself could read', async () => {
  expect(await codeOf(await plain(900, 900).gif().toBuffer())).toBe('upload.format');
  expect(await codeOf(await plain(640, 640).avif({ effort: 0 }).toBuffer())).toBe('upload.format');
});

test('refuses a picture of which the end is missing', async () => {
  const whole = await (await halfCalm(1200, 900)).jpeg().toBuffer();
  expect(await codeOf(whole.subarray(0, whole.byteLength / 2))).toBe('upload.unreadable');
});

test('refuses a file that only begins like a picture', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]);
  expect(await codeOf(bytes)).toBe('upload.unreadable');
});

test('refuses a small file of very many pixels without decoding it, memory flat', async () => {
  const bomb = await plain(16_000, 16_000).png({ palette: true }).toBuffer();
  expect(bomb.byteLength).toBeLessThan(2_000_000);
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 20; round += 1) {
    expect(await codeOf(bomb)).toBe('upload.tooManyPixels');
  }
  // Decoded once, it would take 768 MB.
  expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
});

test('refuses a file of over 10 MB', async () => {
  const bytes = Buffer.concat([await plain(900, 900).png().toBuffer(), Buffer.alloc(10 * 2 ** 20)]);
  expect(await codeOf(bytes)).toBe('upload.tooLarge');
});

test('refuses what would be blurred when it is drawn', async () => {
  expect(await codeOf(await plain(600, 600).png().toBuffer())).toBe('upload.tooSmall');
  expect(await codeOf(await plain(199, 300).png().toBuffer(), 'picture')).toBe('upload.tooSmall');
  expect(await codeOf(await plain(199, 30).png().toBuffer(), 'logo')).toBe('accepted');
});

test('a picture that was taken on its side is turned upright', async () => {
  const bytes = await plain(1600, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await readUpload(bytes, 'background')).toMatchObject({ width: 1040, height: 2080 });
});

test.each([
  ['CMYK', async () => plain(900, 900).toColourspace('cmyk').jpeg().toBuffer()],
  ['16 bits', async () => plain(900, 900).toColourspace('rgb16').png().toBuffer()],
  ['grey', async () => plain(900, 900).greyscale().png().toBuffer()],
  ['transparent', async () => plain(900, 900).ensureAlpha(0.4).png().toBuffer()],
])('%s becomes sRGB with three channels', async (_what, make) => {
  const { bytes } = await readUpload(await make(), 'background');
  expect(await sharp(bytes).metadata()).toMatchObject({
    format: 'jpeg',
    space: 'srgb',
    channels: 3,
    depth: 'uchar',
  });
});

test('a logo keeps its transparency, and becomes no larger than it is drawn', async () => {
  const bytes = await plain(2000, 500).ensureAlpha(0.5).png().toBuffer();
  const logo = await readUpload(bytes, 'logo');
  expect(logo).toMatchObject({ extension: 'png', width: 440, height: 110 });
  expect((await sharp(logo.bytes).metadata()).hasAlpha).toBe(true);
});

test('words are proposed a place where the picture is calm', async () => {
  const { zones, palette } = await readUpload(
    await (await halfCalm(1040, 1040)).jpeg().toBuffer(),
    'background',
  );
  expect(zones[0]?.y).toBeGreaterThanOrEqual(0.48);
  for (const { x, y, width, height } of zones) {
    expect(x + width).toBeLessThanOrEqual(1);
    expect(y + height).toBeLessThanOrEqual(1);
    expect(height).toBeGreaterThan(0.3);
  }
  expect(palette).toHaveLength(4);
  for (const color of palette) expect(color).toMatch(/^#[0-9a-f]{6}$/);
});

test('whatever bytes are sent, they are refused with a code of ours', async () => {
  const starts = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], []];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 400 }),
      async (start, rest) => {
        const code = await codeOf(Uint8Array.from([...start, ...rest]));
        expect(['upload.format', 'upload.unreadable', 'upload.tooSmall']).toContain(code);
      },
    ),
    { numRuns: 60 },
  );
});
