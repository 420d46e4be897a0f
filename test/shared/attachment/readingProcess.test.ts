import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import {
  startReadingProcess,
  type ReadingProcess,
} from '../../../shared/attachment/readingProcess';
import { createReadingPool, type ReadingPoolOptions } from '../../../shared/attachment/readingPool';
import type { FileOrder } from '../../../shared/attachment/readOrder';
import { aPdf } from '../../../local/demo/sampleFiles';
import { aJpegOfManyScans } from '../../bombs/jpegBombs';
import { aPdfOfNestedFilters } from '../../bombs/pdfBombs';

const root = join(__dirname, '..', '..', '..');
const workerFile = join(root, 'dist', 'functions', 'attachmentWorker.mjs');
const settings = { workerFile, maxResidentMb: 512, heapMb: 192 };
const pdf: FileOrder = { format: { kind: 'pdf' }, maxCharacters: 1000 };
const longMs = 20_000;
const onLinux = process.platform === 'linux' ? test : test.skip;

let started: { kill(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(started.map((one) => one.kill()));
  started = [];
});

function aProcess(
  options: Partial<Parameters<typeof startReadingProcess>[0]> = {},
): ReadingProcess {
  const process = startReadingProcess({ ...settings, ...options });
  started.push(process);
  return process;
}

function aPool(options: Partial<ReadingPoolOptions> = {}) {
  const lost: string[] = [];
  const pool = createReadingPool({
    ...settings,
    withinMs: longMs,
    readMs: longMs,
    processes: 1,
    maxWaiting: 10,
    filesPerProcess: 50,
    onLost: ({ reason }) => lost.push(reason),
    ...options,
  });
  started.push({ kill: () => pool.close() });
  return { ...pool, lost };
}

const textOf = (reading: object) => ('text' in reading ? String(reading.text) : reading);

describe('what the process has', () => {
  onLinux('its environment is empty, and its only handles are its pipes', async () => {
    process.env.A_SECRET = 'a secret of the host';
    const reader = aProcess();
    await reader.read(pdf, aPdf(['A page']), longMs);
    const folder = `/proc/${reader.pid}`;
    expect(readFileSync(`${folder}/environ`, 'utf8')).toBe('');
    const open = readdirSync(`${folder}/fd`).map((fd) => readlinkSync(`${folder}/fd/${fd}`));
    // Node's own: its event loop, and the pipe that wakes it. Handles of the host would be sockets and files.
    const foreign = open.filter((path) => !/^(anon_inode:|pipe:|\/dev\/null)/.test(path));
    expect(foreign.filter((path) => path.startsWith('socket:'))).toHaveLength(2);
    expect(foreign.filter((path) => !path.startsWith('socket:'))).toEqual([]);
    delete process.env.A_SECRET;
  });

  test('it can read no file, write none, and start nothing', async () => {
    const probe = await buildProbe();
    const reader = aProcess({ workerFile: probe.file });
    const reading = await reader.read(pdf, Buffer.from('x'), longMs);
    expect(JSON.parse(String(textOf(reading)))).toEqual({
      read: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      start: 'ERR_ACCESS_DENIED',
      environment: [],
    });
    probe.remove();
  });
});

describe('what the process may take', () => {
  onLinux('one that unpacks without end is killed for its memory', async () => {
    const reader = aProcess({ maxResidentMb: 300 });
    const bomb = aPdfOfNestedFilters(3000);
    expect(bomb.byteLength).toBeLessThan(3000);
    expect(await reader.read(pdf, bomb, longMs)).toEqual({ kind: 'lost', reason: 'memory' });
    expect(reader.alive).toBe(false);
  });

  onLinux('where the system tells no memory, the process does', async () => {
    const reader = aProcess({ maxResidentMb: 20, reportsMemory: true });
    const picture: FileOrder = { ...pdf, format: { kind: 'picture', codec: 'sharp' } };
    const reading = await reader.read(picture, aJpegOfManyScans(150), longMs);
    expect(reading).toEqual({ kind: 'lost', reason: 'memory' });
  });

  test('one that takes longer than it may is killed', async () => {
    const reader = aProcess();
    expect(await reader.read(pdf, aPdf(['A page']), 1)).toEqual({ kind: 'lost', reason: 'time' });
  });

  test('one that does not speak as it was written to is killed', async () => {
    const talk =
      "process.stdin.once('data', () => process.stdout.write('hello, this is no frame'));";
    const probe = await buildProbe(`${sayReady} ${talk}`);
    const reading = await aProcess({ workerFile: probe.file }).read(pdf, Buffer.from('x'), longMs);
    expect(reading).toMatchObject({ kind: 'lost', reason: 'crash' });
    probe.remove();
  });

  test('one that cannot start is told apart from one that crashed', async () => {
    const reader = aProcess({ workerFile: join(root, 'dist', 'nowhere.mjs') });
    expect(await reader.read(pdf, Buffer.from('x'), longMs)).toEqual({
      kind: 'lost',
      reason: 'start',
    });
  });
});

describe('the queue', () => {
  onLinux('a warm process reads until it has read enough', async () => {
    const pool = aPool({ filesPerProcess: 2 });
    const seen: string[] = [];
    for (const page of ['one', 'two', 'three']) {
      expect(await pool.read(pdf, aPdf([page]))).toMatchObject({ kind: 'text' });
      seen.push(...readers());
    }
    expect(new Set(seen).size).toBe(2);
  });

  test('after a file that killed its process, the next one is read', async () => {
    const pool = aPool({ maxResidentMb: 300 });
    const readings = await Promise.all([
      pool.read(pdf, aPdfOfNestedFilters(3000)),
      pool.read(pdf, aPdf(['A page'])),
    ]);
    expect(readings.map(({ kind }) => kind)).toEqual(['lost', 'text']);
    expect(pool.lost).toHaveLength(1);
  });

  test('a file for which there is no room is refused at once', async () => {
    const pool = aPool({ maxWaiting: 1 });
    const pages = ['one', 'two', 'three'].map((page) => pool.read(pdf, aPdf([page])));
    const kinds = (await Promise.all(pages)).map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'text', 'busy']);
  });

  test('the wait for others counts, and is not held against the file', async () => {
    const probe = await buildProbe(sayReady);
    const pool = aPool({ workerFile: probe.file, withinMs: 3000, readMs: 2000 });
    const both = [pool.read(pdf, aPdf(['A page'])), pool.read(pdf, aPdf(['A page']))];
    expect(await Promise.all(both)).toEqual([{ kind: 'lost', reason: 'time' }, { kind: 'busy' }]);
    probe.remove();
  });
});

/** Processes that read for this one. */
function readers(): string[] {
  const threads = readdirSync('/proc/self/task');
  const children = threads.flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' '),
  );
  return children.filter(
    (pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(workerFile),
  );
}

const sayReady = `
  import { frameParts } from './shared/attachment/frames';
  const send = (head) => frameParts({ head, body: Buffer.alloc(0) }).forEach((part) => process.stdout.write(part));
  send({ kind: 'ready' });
  process.stdin.resume();
`;

const tryEverything = `
  ${sayReady}
  import { readFileSync, writeFileSync } from 'node:fs';
  import { execFileSync } from 'node:child_process';
  const codeOf = (work) => { try { work(); return 'done'; } catch (error) { return error.code; } };
  process.stdin.once('data', () => {
    const text = JSON.stringify({
      read: codeOf(() => readFileSync('/etc/hostname')),
      write: codeOf(() => writeFileSync('/tmp/probe-of-a-test', '')),
      start: codeOf(() => execFileSync('/bin/true')),
      environment: Object.keys(process.env),
    });
    send({ kind: 'text', form: 'text', text, complete: true });
  });
`;

/** A process in the place of the one that reads. */
async function buildProbe(contents = tryEverything): Promise<{ file: string; remove: () => void }> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'probe-'));
  const file = join(folder, 'probe.mjs');
  await build({
    absWorkingDir: root,
    stdin: { resolveDir: root, loader: 'ts', contents },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
