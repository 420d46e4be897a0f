import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advanceClock, clockPreloadFile } from '../../../local/clock/localClock';
import { azuriteConnectionString, freshName } from '../../setup/azurite';
import { createFixtureHosts, type FixtureHosts, type RunningFixture } from './startFixture';

interface Told {
  name: string;
  timer: {
    isPastDue: boolean;
    schedule: { adjustForDST: boolean };
    scheduleStatus: { last: string; next: string; lastUpdated: string } | null;
  };
}

const HOUR_MS = 3600_000;

let hosts: FixtureHosts;
let host: RunningFixture;
let env: Record<string, string>;
let clockDirectory: string;
let clockFile: string;

beforeAll(async () => {
  hosts = createFixtureHosts();
  clockDirectory = mkdtempSync(join(tmpdir(), 'host-clock-'));
  clockFile = join(clockDirectory, 'clock');
  writeFileSync(clockFile, '0');
  env = {
    AzureWebJobsStorage: azuriteConnectionString(),
    AzureFunctionsWebHost__hostid: freshName('host'),
    'AzureWebJobs.switchedOff.Disabled': '1',
    HOURLY: '0 0 * * * *',
    LOCAL_CLOCK_FILE: clockFile,
  };
  host = await start();
});
afterAll(async () => {
  await hosts.end();
  rmSync(clockDirectory, { recursive: true });
});

const start = () => hosts.start('timer', { env, execArgv: ['--require', clockPreloadFile()] });

const told = (running: RunningFixture, wanted: (told: Told) => boolean) =>
  running.told((value) => wanted(value as unknown as Told)) as unknown as Promise<Told>;

test('runs by its schedule, without a status when that is less than a minute', async () => {
  const { timer } = await told(host, ({ name }) => name === 'everySecond');
  expect(timer).toEqual({
    isPastDue: false,
    schedule: { adjustForDST: true },
    scheduleStatus: null,
  });
});

test('runs at the start when it says so, and with five fields at second 0', async () => {
  const { timer } = await told(host, ({ name }) => name === 'atStart');
  expect(timer.isPastDue).toBe(false);
  expect(timer.scheduleStatus?.last).toBe('0001-01-01T00:00:00+00:00');
  expect(timer.scheduleStatus?.next).toMatch(/^\d{4}-01-01T00:00:00\.000\+00:00$/);
});

test('follows a clock that is moved, and makes up for what it missed while it was down', async () => {
  // The first runs have written the status of the hourly timer.
  await told(host, ({ name }) => name === 'everySecond');
  await advanceClock(clockFile, HOUR_MS);
  const moved = await told(host, ({ name }) => name === 'hourly');
  expect(moved.timer.isPastDue).toBe(false);
  expect(moved.timer.scheduleStatus?.next).toMatch(/T\d\d:00:00\.000\+00:00$/);
  expect(await host.stop()).toBe(0);

  await advanceClock(clockFile, 3 * HOUR_MS);
  const again = await start();
  const late = await told(again, ({ name }) => name === 'hourly');
  expect(late.timer.isPastDue).toBe(true);
  expect(late.timer.scheduleStatus?.last).not.toMatch(/^0001/);
  expect(await again.stop()).toBe(0);
});

test('does not run when an app setting switches it off', () => {
  expect(host.functions).toContainEqual(
    expect.objectContaining({ name: 'switchedOff', kind: 'disabled' }),
  );
  expect(host.lines.join('\n')).not.toContain('switchedOff');
});

test('runs at once when it is asked to by hand', async () => {
  const again = await start();
  const answer = await fetch(`${again.url}/admin/functions/hourly`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"input":""}',
  });
  expect(answer.status).toBe(202);
  await told(again, ({ name }) => name === 'hourly');
  expect(await again.stop()).toBe(0);
});
