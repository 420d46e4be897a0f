import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { BotError } from '../../../../shared/errors';
import {
  brandLivesMs,
  createBrandSettings,
} from '../../../../shared/richMessage/templates/brandSettings';
import {
  catalogueLivesMs,
  createTemplateCatalogue,
} from '../../../../shared/richMessage/templates/templateCatalogue';
import {
  loadTemplates,
  TemplateFile,
  type Templates,
} from '../../../../shared/richMessage/templates/templates';
import { createMemoryTable } from '../../../../shared/storage/memoryTable';
import type { Table } from '../../../../shared/storage/table';

let now: number;
let table: Table;
let reads: number;
let isDown: boolean;

beforeEach(() => {
  now = 1_800_000_000_000;
  [reads, isDown] = [0, false];
  const memory = createMemoryTable('settings');
  const counted = <Result>(call: () => Promise<Result>) => {
    reads += 1;
    return isDown ? Promise.reject(new BotError('table.unavailable', 'No storage')) : call();
  };
  table = {
    ...memory,
    get: (...keys) => counted(() => memory.get(...keys)),
    list: (...keys) => counted(() => memory.list(...keys)),
  };
});

const clock = () => now;

describe('the brand', () => {
  const brand = { name: 'Café', logoPlace: 'topRight', typeface: 'rounded' } as const;

  test('is read once a minute, and once for all who ask together', async () => {
    const settings = createBrandSettings(table, clock);
    await Promise.all([settings.get(), settings.get(), settings.get()]);
    now += brandLivesMs - 1;
    await settings.get();
    expect(reads).toBe(1);
    now += 1;
    await settings.get();
    expect(reads).toBe(2);
  });

  test('that one process sets, another follows within a minute', async () => {
    const [first, second] = [createBrandSettings(table, clock), createBrandSettings(table, clock)];
    expect(await second.get()).toBeUndefined();
    await first.set(brand);
    expect(await first.get()).toEqual(brand);
    expect(await second.get()).toBeUndefined();
    now += brandLivesMs;
    expect(await second.get()).toEqual(brand);
    await second.set(undefined);
    now += brandLivesMs;
    expect(await first.get()).toBeUndefined();
  });

  test('stays the same object until it is set again', async () => {
    const settings = createBrandSettings(table, clock);
    await settings.set(brand);
    const before = await settings.get();
    now += brandLivesMs;
    expect(await settings.get()).toBe(before);
  });

  test('is what it was while storage is down; a process that never knew says so', async () => {
    const settings = createBrandSettings(table, clock);
    await settings.set(brand);
    isDown = true;
    now += brandLivesMs;
    expect(await settings.get()).toEqual(brand);
    await expect(createBrandSettings(table, clock).get()).rejects.toThrow('No storage');
  });

  test('of the settings stands in until one is set', async () => {
    const settings = createBrandSettings(table, clock, { ...brand, name: 'From the settings' });
    expect((await settings.get())?.name).toBe('From the settings');
    await settings.set(brand);
    expect((await settings.get())?.name).toBe('Café');
  });
});

describe('the catalogue of templates', () => {
  let builtIn: Templates;
  beforeAll(async () => {
    builtIn = await loadTemplates(join(__dirname, '..', '..', '..', '..', 'dist', 'assets'));
  });
  const upload = `${'a'.repeat(32)}.jpg`;
  const own = () => {
    const [first] = builtIn.values();
    if (first === undefined) throw new RangeError('No templates');
    return TemplateFile.parse({ ...first, generator: 'upload', name: 'Our beach' });
  };

  test('has what comes with the app, and what an operator adds, on every process within a minute', async () => {
    const first = createTemplateCatalogue(builtIn, table, clock);
    const second = createTemplateCatalogue(builtIn, table, clock);
    expect((await second.all()).size).toBe(builtIn.size);
    await first.put('our-beach', own(), upload);
    expect((await first.all()).get('our-beach')?.name).toBe('Our beach');
    expect((await second.all()).has('our-beach')).toBe(false);
    now += catalogueLivesMs;
    expect((await second.all()).has('our-beach')).toBe(true);
    expect(await second.remove('our-beach')).toBe('removed');
    expect(await second.remove('our-beach')).toBe('missing');
    now += catalogueLivesMs;
    expect((await first.all()).has('our-beach')).toBe(false);
  });

  test('is the same map, read once a minute, until it changes', async () => {
    const catalogue = createTemplateCatalogue(builtIn, table, clock);
    const before = await catalogue.all();
    now += catalogueLivesMs;
    expect(await catalogue.all()).toBe(before);
    expect(reads).toBe(2);
    await catalogue.put('our-beach', own(), upload);
    expect(await catalogue.all()).not.toBe(before);
  });

  test('a template that is put again has another version, and so other pictures', async () => {
    const catalogue = createTemplateCatalogue(builtIn, table, clock);
    const { version } = await catalogue.put('our-beach', own(), upload);
    const other = await catalogue.put('our-beach', own(), `${'b'.repeat(32)}.jpg`);
    expect(other.version).not.toBe(version);
  });

  test('is what it was while storage is down; a process that never knew says so', async () => {
    const catalogue = createTemplateCatalogue(builtIn, table, clock);
    await catalogue.all();
    isDown = true;
    now += catalogueLivesMs;
    expect((await catalogue.all()).size).toBe(builtIn.size);
    const fresh = createTemplateCatalogue(builtIn, table, clock);
    await expect(fresh.all()).rejects.toThrow('No storage');
  });
});
