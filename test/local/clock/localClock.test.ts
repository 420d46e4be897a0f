import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { advanceClock, clockOffsetMs, clockPreloadFile } from '../../../local/clock/localClock';

const folder = mkdtempSync(join(tmpdir(), 'localClock-'));
const script = join(folder, 'child.cjs');
writeFileSync(
  script,
  `const started = Date.now();
let shifts = 0;
process.on('clockShift', () => (shifts += 1));
process.on('message', () => {
  const file = require('node:fs').statSync(__filename).mtime;
  process.send({
    aheadMs: Date.now() - (performance.timeOrigin + performance.now()),
    newAheadMs: new Date().getTime() - (performance.timeOrigin + performance.now()),
    textAheadMs: Date.parse(Date()) - (performance.timeOrigin + performance.now()),
    shifts,
    fileDate: file instanceof Date,
    made: new file.constructor().getTime() - Date.now(),
    fixed: new Date(2026, 10, 23, 18).getTime() - new Date('2026-11-23T18:00:00').getTime(),
    epoch: new Date(0).toISOString(),
    subclass: new (class Later extends Date {})() instanceof Date,
  });
});
process.send('ready');`,
);

let clockFile: string;
let children: ChildProcess[] = [];

beforeEach(() => {
  clockFile = join(mkdtempSync(join(folder, 'clock-')), 'clock');
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Told {
  readonly aheadMs: number;
  readonly newAheadMs: number;
  readonly textAheadMs: number;
  readonly shifts: number;
  readonly fileDate: boolean;
  readonly made: number;
  readonly fixed: number;
  readonly epoch: string;
  readonly subclass: boolean;
}

async function startChild(file: string = clockFile): Promise<() => Promise<Told>> {
  const child = fork(script, {
    execArgv: ['--require', clockPreloadFile()],
    env: { ...process.env, LOCAL_CLOCK_FILE: file },
  });
  children.push(child);
  const next = <T>() =>
    new Promise<T>((resolve) => child.once('message', (told) => resolve(told as T)));
  await next();
  return () => {
    const told = next<Told>();
    child.send('tell');
    return told;
  };
}

/** A shift of an hour is told from a slow machine. */
const hourMs = 3_600_000;
const nearHours = (ms: number) => Math.round(ms / hourMs) || 0;

test('a process follows the clock, whichever way it asks for the time', async () => {
  const tell = await startChild();
  expect(nearHours((await tell()).aheadMs)).toBe(0);
  await advanceClock(clockFile, 2 * hourMs);
  const told = await tell();
  expect([told.aheadMs, told.newAheadMs, told.textAheadMs].map(nearHours)).toEqual([2, 2, 2]);
});

test('all processes of a clock are moved together, and those of another are not', async () => {
  const [first, second] = [await startChild(), await startChild()];
  const other = await startChild(join(folder, 'other'));
  await advanceClock(clockFile, hourMs);
  await advanceClock(clockFile, 2 * hourMs);
  const ahead = await Promise.all([first(), second(), other()]);
  expect(ahead.map(({ aheadMs }) => nearHours(aheadMs))).toEqual([3, 3, 0]);
  expect(clockOffsetMs(clockFile)).toBe(3 * hourMs);
});

test('a process that starts later has the time from the start', async () => {
  await advanceClock(clockFile, hourMs);
  const told = await (await startChild())();
  expect(nearHours(told.aheadMs)).toBe(1);
});

test('tells the process of each change once', async () => {
  const tell = await startChild();
  await advanceClock(clockFile, hourMs);
  expect((await tell()).shifts).toBe(1);
  await advanceClock(clockFile, hourMs);
  expect((await tell()).shifts).toBe(2);
});

test('dates stay dates: those of files, those that are named, those of a subclass', async () => {
  await advanceClock(clockFile, hourMs);
  expect(await (await startChild())()).toMatchObject({
    fileDate: true,
    fixed: 0,
    epoch: '1970-01-01T00:00:00.000Z',
    subclass: true,
  });
});

test('keeps its time when the file is lost or has no number', async () => {
  const tell = await startChild();
  await advanceClock(clockFile, hourMs);
  for (const broken of ['', 'soon']) {
    writeFileSync(clockFile, broken);
    await advanceClock(join(folder, 'another'), 0);
    expect(nearHours((await tell()).aheadMs)).toBe(1);
  }
  rmSync(clockFile);
  await advanceClock(join(folder, 'another'), 0);
  expect(nearHours((await tell()).aheadMs)).toBe(1);
});
