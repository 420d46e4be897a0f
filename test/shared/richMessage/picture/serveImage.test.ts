import { describe, expect, test } from '@jest/globals';
import { createPictureCache } from '../../../../shared/richMessage/picture/pictureCache';
import { serveImage } from '../../../../shared/richMessage/picture/serveImage';
import { type ImageWidth, imageWidths } from '../../../../shared/richMessage/widths';
import type { BlobStore } from '../../../../shared/storage/blobStore';
import { createMemoryBlobStore } from '../../../../shared/storage/memoryBlobStore';
import { createMemoryReporter } from '../../../../shared/telemetry/memoryReporter';

const key = 'abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE';

async function setUp(maxBytes?: number) {
  const reporter = createMemoryReporter();
  const blobs = createMemoryBlobStore('pictures');
  let reads = 0;
  const store: BlobStore = {
    ...blobs,
    get: (name) => {
      reads += 1;
      return blobs.get(name);
    },
  };
  const clock = () => 0;
  const writer = createPictureCache({ store, reporter, clock });
  const images = Object.fromEntries(
    imageWidths.map((width) => [width, Buffer.alloc(width, width % 251)]),
  ) as Record<ImageWidth, Buffer>;
  await writer.store(key, images, 'image/jpeg');
  // A process of its own: what the writer holds in memory does not help it.
  const pictures = createPictureCache({
    store,
    reporter,
    clock,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  const get = (width: string, ifNoneMatch: string | null = null, of = key) =>
    serveImage({ pictures, reporter, clock }, { key: of, width, ifNoneMatch });
  return { get, reporter, images, reads: () => reads };
}

test.each(imageWidths)('serves width %i with its type, to be kept for ever', async (width) => {
  const { get, images } = await setUp();
  const answer = await get(String(width));
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'image/jpeg',
      'content-length': String(width),
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
  expect(answer.status === 200 && answer.bytes.equals(images[width])).toBe(true);
});

test('answers from memory the second time', async () => {
  const { get, reads } = await setUp();
  await get('1040');
  await get('1040');
  expect(reads()).toBe(1);
});

test('reads a picture once however many ask for it at the same time', async () => {
  const { get, reads } = await setUp();
  const answers = await Promise.all(Array.from({ length: 50 }, () => get('700')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(reads()).toBe(1);
});

test('answers 304 to a client that has it, without reading anything', async () => {
  const { get, reads } = await setUp();
  const first = await get('240');
  const etag = first.status === 200 ? first.headers.etag : undefined;
  expect(await get('240', `"other", W/${etag}`)).toMatchObject({ status: 304, headers: { etag } });
  expect(reads()).toBe(1);
});

test('answers 304 to a client that wants anything but a picture that is there', async () => {
  const { get } = await setUp();
  expect(await get('240', '*')).toMatchObject({ status: 304 });
  expect(await get('240', '*', key.replace('a', 'b'))).toMatchObject({ status: 404 });
});

test.each([
  ['a width that LINE never asks for', key, '500'],
  ['a file name', key, '1040.jpg'],
  ['an unknown key', key.replace('a', 'b'), '1040'],
  ['a key that tries to leave its folder', '../../claims/secret', '1040'],
])('answers 404 to %s', async (_what, of, width) => {
  const { get } = await setUp();
  expect(await get(width, null, of)).toMatchObject({ status: 404 });
});

test('drops the oldest pictures when memory is full, and says so', async () => {
  const { get, reporter } = await setUp(2000);
  await get('1040');
  await get('700');
  expect(reporter.named('cache.evicted')).toHaveLength(1);
  expect(await get('1040')).toMatchObject({ status: 200 });
});

describe('a personal picture', () => {
  const personal = `personal-${key}`;

  async function withPersonal() {
    const reporter = createMemoryReporter();
    const clock = () => 0;
    const store = createMemoryBlobStore('pictures');
    const pictures = createPictureCache({ store, reporter, clock });
    const imagesOf = (byte: number) =>
      Object.fromEntries(imageWidths.map((width) => [width, Buffer.alloc(4, byte)])) as Record<
        ImageWidth,
        Buffer
      >;
    await pictures.store(personal, imagesOf(1), 'image/jpeg');
    const get = (ifNoneMatch: string | null = null) =>
      serveImage({ pictures, reporter, clock }, { key: personal, width: '240', ifNoneMatch });
    return { get, replace: () => pictures.replace(personal, imagesOf(2), 'image/jpeg') };
  }

  test('is kept by nobody else, and for minutes', async () => {
    const { get } = await withPersonal();
    const answer = await get(`"${personal}-240"`);
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'private, max-age=300' },
    });
    expect(answer).not.toHaveProperty('headers.etag');
  });

  test('is another one as soon as it is replaced: no memory has the old one', async () => {
    const { get, replace } = await withPersonal();
    expect(await get()).toMatchObject({ bytes: Buffer.alloc(4, 1) });
    await replace();
    expect(await get()).toMatchObject({ bytes: Buffer.alloc(4, 2) });
  });
});
