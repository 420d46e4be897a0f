import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import {
  loadTemplates,
  templateCategories,
} from '../../../../shared/richMessage/templates/templates';
import { imageHash, hashDistance } from '../../../builders/imageHash';

const assets = join(__dirname, '..', '..', '..', '..', 'dist', 'assets');

test('every background is a picture of the size that it says, without banding or transparency', async () => {
  for (const { background, size } of (await loadTemplates(assets)).values()) {
    if (background.kind !== 'file') throw new Error('expected a file');
    const { format, width, height, channels } = await sharp(background.path).metadata();
    expect({ format, width, height, channels }).toEqual({ format: 'jpeg', ...size, channels: 3 });
  }
});

test('no background looks like another', async () => {
  const templates = [...(await loadTemplates(assets)).values()];
  const hashes = await Promise.all(
    templates.map(async ({ id, background }) => {
      if (background.kind !== 'file') throw new Error('expected a file');
      return { id, hash: await imageHash(sharp(background.path), 16) };
    }),
  );
  const alike = hashes.flatMap(({ id, hash }, index) =>
    hashes
      .slice(index + 1)
      .filter((other) => hashDistance(hash, other.hash) < 20)
      .map((other) => `${id} ${other.id}`),
  );
  expect(alike).toEqual([]);
});

test('a template that comes with the app is known by its generator and by what it is for', async () => {
  const templates = [...(await loadTemplates(assets)).values()];
  const categories = new Set(templates.flatMap(({ categories: all }) => all));
  expect(templateCategories.filter((category) => !categories.has(category))).toEqual([]);
  expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
  expect(templates.length).toBeGreaterThanOrEqual(50);
  expect(new Set(templates.map(({ generator }) => generator)).size).toBeGreaterThanOrEqual(10);
});
