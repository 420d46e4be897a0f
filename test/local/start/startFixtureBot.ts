import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Local, type LocalOptions, startLocal } from '../../../local/start/startLocal';

export interface FixtureBot extends Local {
  /** The environment of the bot's process, its time (`now`) and its number (`pid`). */
  settings(): Promise<Record<string, unknown>>;
}

/** Where the fixture bot is, for `startLocal` and `npm start -- --app`. */
export const fixtureBotFolder = join(__dirname, 'fixtures', 'bot');

/** Starts the local parts with the fixture bot, on ports of their own. */
export async function startFixtureBot(options: LocalOptions = {}): Promise<FixtureBot> {
  const local = await startLocal({ anyPorts: true, appDirectory: fixtureBotFolder, ...options });
  return {
    ...local,
    async settings() {
      const response = await fetch(`${local.functionsUrl}/api/settings`);
      return (await response.json()) as Record<string, unknown>;
    },
  };
}

/** A folder for one test, in place of `.local`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'local-start-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Whether something listens there. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}
