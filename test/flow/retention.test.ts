import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { createAssets } from '../../shared/composition/createAssets';
import { createDeps } from '../../shared/composition/deps';
import { expireChats } from '../../shared/conversation/memory/expireChats';
import { dropEventRecords } from '../../shared/inbox/dropEventRecords';
import { collectLeftovers } from '../../shared/privacy/collectLeftovers';
import { collectPictures } from '../../shared/richMessage/picture/collectPictures';
import type { Row } from '../../shared/storage/table';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';
import { aConfig } from '../builders/memoryConfig';
import { assetsDirectory, createMemoryPorts } from '../builders/memoryPorts';
import { playSeed } from '../simulation/playSeed';
import type { SimulatedStorage } from '../simulation/simulatedStorage';

/*
 * The table in docs/what-removes-it.md against what people leave behind: simulated chats write rows, months pass, the timers
 * run every night, and what a timer removes is gone.
 */
interface Kind {
  readonly table: string;
  readonly rows: readonly string[];
  readonly partitions: readonly string[];
  readonly ofOneCharacter: boolean;
  /** A timer removes every row of the kind in the end, whatever people do. */
  readonly byTimer: boolean;
}

const document = readFileSync(join(__dirname, '..', '..', 'docs', 'what-removes-it.md'), 'utf8');
const code = /`([^`]+)`/g;
const codesIn = (text: string) => [...text.matchAll(code)].map(([, span = '']) => span);

const kinds: Kind[] = document
  .slice(document.indexOf('## Rows'), document.indexOf('## Blobs'))
  .split('\n')
  .filter((line) => /^\| (`|any)/.test(line))
  .map((line) => {
    const [, table = '', place = '', , remover = ''] = line.split('|').map((cell) => cell.trim());
    const partitions = [...place.matchAll(/partition `([^`]+)`/g)].map(([, name = '']) => name);
    return {
      table: codesIn(table)[0] ?? table,
      rows: codesIn(place.replace(/partition `[^`]+`/g, '')),
      partitions,
      ofOneCharacter: place.includes('of one character'),
      byTimer: /`(expireChats|collectLeftovers|dropEventRecords)`/.test(remover),
    };
  });

function kindOf(table: string, { partition, row }: Row): Kind | undefined {
  const fitting = kinds.filter(
    (kind) => kind.table === 'any' || table.startsWith(kind.table.replace('…', '')),
  );
  const isOf = (kind: Kind) =>
    kind.partitions.some((name) => partition.startsWith(name)) ||
    (kind.ofOneCharacter && partition.length === 1) ||
    kind.rows.some((name) => row === name || (name.endsWith('-') && row.startsWith(name)));
  return fitting.find(isOf);
}

const nameOf = ({ table, rows, partitions }: Kind) => `${table} ${[...rows, ...partitions][0]}`;
const dayMs = 24 * 60 * 60 * 1000;
const seeds = 40;
/** Chats are kept for 90 days, what was used for 40. */
const nights = 130;

const undocumented = new Set<string>();
const written = new Set<string>();
const left = new Set<string>();

async function lookAt(storage: SimulatedStorage, seen: Set<string>): Promise<void> {
  for (const { table, row } of await storage.rows()) {
    const kind = kindOf(table, row);
    if (kind === undefined) undocumented.add(`${table} ${row.partition} ${row.row}`);
    else if (seen === written || kind.byTimer) seen.add(nameOf(kind));
  }
}

beforeAll(async () => {
  const assets = createAssets(assetsDirectory, createMemoryReporter());
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { outcome } = await playSeed(seed, assets);
    const { storage } = outcome;
    await lookAt(storage, written);
    let now = outcome.endedAt;
    const clock = () => now;
    const { ports } = createMemoryPorts(clock);
    const bot = createDeps(aConfig({ withModel: true }), { ...ports, storage });
    for (let night = 1; night <= nights; night += 1) {
      now += dayMs;
      await dropEventRecords(await bot.dropEventRecords());
      await collectPictures(await bot.collectPictures());
      await expireChats(await bot.expireChats());
      await collectLeftovers(await bot.collectLeftovers());
    }
    await lookAt(storage, left);
  }
}, 120_000);

test('every row is of a kind that the document names', () => {
  expect([...undocumented]).toEqual([]);
});

test('what a timer removes is gone when its time is over', () => {
  expect([...left]).toEqual([]);
});

test('people leave rows of the kinds that the timers are for', () => {
  for (const kind of ['chats m-', 'chats later-', 'chats mark', 'chats day-', 'aiusage day-']) {
    expect(written).toContain(kind);
  }
  expect(written).toContain('eventrecords… record');
  expect(written).toContain('pictures day-');
});
