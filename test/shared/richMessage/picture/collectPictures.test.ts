import { expect, test } from '@jest/globals';
import {
  collectPictures,
  removePicture,
  unnamedPictureDays,
} from '../../../../shared/richMessage/picture/collectPictures';
import { createPictureRegister } from '../../../../shared/richMessage/picture/pictureRegister';
import { hashShards } from '../../../../shared/storage/hashShards';
import { createMemoryTable } from '../../../../shared/storage/memoryTable';
import { createMemoryReporter } from '../../../../shared/telemetry/memoryReporter';

const dayMs = 24 * 60 * 60 * 1000;

function setUp() {
  let now = 1_800_000_000_000;
  const clock = () => now;
  const reporter = createMemoryReporter();
  const register = createPictureRegister(
    { pictures: createMemoryTable('pictures'), named: createMemoryTable('namedpictures') },
    clock,
  );
  const removed: string[] = [];
  const pictures = {
    remove: async (key: string) => {
      await Promise.resolve();
      removed.push(key);
    },
  };
  const deps = { register, pictures, reporter, clock };
  async function make(key: string): Promise<string> {
    const claim = await register.claim(key);
    if (claim.kind === 'ours') await claim.ready();
    return key;
  }
  return { ...deps, deps, removed, make, pass: (days: number) => (now += days * dayMs) };
}

test('old pictures that no message names are collected, in every shard, page by page', async () => {
  const { deps, register, removed, make, pass, reporter } = setUp();
  const old = hashShards.map((shard) => `${shard}-old`);
  const many = Array.from({ length: 450 }, (_, index) => `A-many-${index}`);
  const named = ['A-named', 'z-named'];
  for (const key of [...old, ...many, ...named]) await make(key);
  for (const key of named) expect(await register.name(key)).toBe(true);
  pass(unnamedPictureDays);
  await make('A-young');
  pass(1);

  expect(await collectPictures(deps)).toBe(old.length + many.length);
  expect([...removed].sort()).toEqual([...old, ...many].sort());
  for (const key of [...named, 'A-young']) expect(await register.isReady(key)).toBe(true);
  expect(await register.isReady('A-old')).toBe(false);
  expect(reporter.events.at(-1)).toMatchObject({
    name: 'retention.collected',
    fields: { what: 'pictures', count: old.length + many.length },
  });
  expect(await collectPictures(deps)).toBe(0);
});

test('what is being made is not collected, and what was never there is not removed', async () => {
  const { deps, register, removed, pass } = setUp();
  await register.claim('A-making');
  pass(unnamedPictureDays + 1);
  // Its first maker has died; another is at work.
  expect((await register.claim('A-making')).kind).toBe('ours');
  expect(await collectPictures(deps)).toBe(0);
  expect(await removePicture(deps, 'A-never')).toBe(false);
  expect(removed).toEqual([]);
});

test('what a maker who died has left is collected', async () => {
  const { deps, register, removed, pass } = setUp();
  await register.claim('A-left');
  pass(unnamedPictureDays + 1);
  expect(await collectPictures(deps)).toBe(1);
  expect(removed).toEqual(['A-left']);
});

test('a picture that a message names is not looked at again, night after night', async () => {
  const { deps, register, make, pass } = setUp();
  expect(await register.name(await make('A-named'))).toBe(true);
  pass(unnamedPictureDays + 1);
  await collectPictures(deps);
  const looked: string[] = [];
  pass(1);
  await register.lookThroughMade(deps.clock(), async (key) => void looked.push(key));
  expect(looked).toEqual([]);
});

test('a picture whose removal failed is collected the next night', async () => {
  const { deps, register, make, pass } = setUp();
  await make('A-old');
  pass(unnamedPictureDays + 1);
  const failing = { ...deps, pictures: { remove: () => Promise.reject(new Error('no storage')) } };
  await expect(collectPictures(failing)).rejects.toThrow('no storage');
  expect(await register.isReady('A-old')).toBe(false);
  pass(1);
  expect(await collectPictures(deps)).toBe(1);
  expect((await register.claim('A-old')).kind).toBe('ours');
});

test('a message that needs a picture whose removal failed has it made again', async () => {
  const { deps, register, make, pass } = setUp();
  await make('A-old');
  const failing = { ...deps, pictures: { remove: () => Promise.reject(new Error('no storage')) } };
  await expect(removePicture(failing, 'A-old')).rejects.toThrow('no storage');
  pass(1);
  expect((await register.claim('A-old')).kind).toBe('ours');
});
