import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { repositoryRoot } from '../repositoryRoot';
import { localFolder } from '../start/localFolder';
import { readLocalSettings } from '../start/readLocalSettings';
import { type Local, startLocal } from '../start/startLocal';
import { describeMessage } from './describeMessage';
import { createEmulatorClient, type TranscriptEntry } from './emulatorClient';
import { savePictures } from './savePictures';
import { playScenes } from './script/playScenes';
import { scenes, turnsOf } from './script/scenes';

const answerTimeoutMs = 20_000;
const maxLinesShown = 10;
/** Settings that could lead the demo away from this machine, or to a channel that is not the emulator's. */
const addresses =
  /^(AzureWebJobsStorage.*|DataStorage.*|LINE_.*|AZURE_OPENAI_.*|PUBLIC_BASE_URL|IMAGE_BASE_URL)$/;

/**
 * `npm run demo -- TEXT`: the main job without a browser: sends the text as a user, prints and saves what comes back.
 * `npm run demo -- --script`: plays a conversation of sixty turns in five languages.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const isScript = words[0] === '--script';
  const text = words.join(' ').trim() || 'おはよう';
  const root = repositoryRoot();
  const settings = Object.fromEntries(
    Object.entries(readLocalSettings(root, process.env)).filter(([name]) => !addresses.test(name)),
  );
  print('', 'Starting storage, the LINE emulator and the functions…');
  const printed: string[] = [];
  const starting = startLocal({
    settings,
    anyPorts: true,
    onLine: (part, line) => printed.push(`${part}: ${line}`),
  });
  const interrupted = new Promise<never>((_, reject) => {
    for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
      process.on(event, () => {
        reject(new Error('Stopped before the answer came'));
      });
    }
  });
  // It may come while nobody waits for it, between two steps.
  interrupted.catch(() => undefined);
  const local = await starting;
  try {
    const lost = local.lost.then((name) => {
      throw new Error(`${name} ended by itself`);
    });
    const work = isScript ? playScript(local) : talk(local, text, root);
    await Promise.race([work, lost, interrupted]);
  } catch (error) {
    // Why there is no answer, when the parts have said so.
    for (const line of printed.slice(-maxLinesShown)) process.stderr.write(`${line}\n`);
    throw error;
  } finally {
    await local.stop();
  }
}

async function playScript(local: Local): Promise<void> {
  await playScenes(local, scenes, (line) => void process.stdout.write(`${line}\n`));
  const turns = scenes.flatMap(({ steps }) => steps).reduce((sum, step) => sum + turnsOf(step), 0);
  process.stdout.write(`${turns} turns in ${scenes.length} languages\n`);
}

async function talk(local: Local, text: string, root: string): Promise<void> {
  const emulator = createEmulatorClient(local.lineUrl);
  const userId = await emulator.addUser({
    displayName: 'Demo',
    language: 'ja',
    // The greeting of a new friend would come in between.
    sendFollow: false,
  });
  print('user', text);
  const { status } = await emulator.send(userId, {
    type: 'message',
    message: { type: 'text', text },
  });
  if (status !== 200) throw new Error(`The webhook answered ${status}`);
  for (const { via, cost, message } of await answers()) {
    print(`bot, ${via}`, describeMessage(message));
    print('', cost === 0 ? 'free' : `counts ${cost} in the monthly quota`);
    if (message.type !== 'imagemap') continue;
    const folder = join(localFolder(root), 'demo');
    for (const { file, bytes, contentType } of await savePictures(
      String(message.baseUrl),
      folder,
    )) {
      print(
        'picture',
        `${relative(process.cwd(), file)}  ${Math.round(bytes / 1024)} KB  ${contentType}`,
      );
    }
  }

  /** What came in one request stands in the transcript at once. */
  async function answers(): Promise<TranscriptEntry[]> {
    const startedAt = performance.now();
    while (performance.now() - startedAt < answerTimeoutMs) {
      const entries = await emulator.transcript(userId);
      const found = entries.filter(
        ({ from, message }) => from === 'bot' && typeof message?.type === 'string',
      );
      if (found.length > 0) return found;
      await delay(50);
    }
    throw new Error(`The bot did not answer within ${answerTimeoutMs / 1000} s`);
  }
}

function print(who: string, text: string): void {
  const indent = ' '.repeat(14);
  process.stdout.write(`${who.padEnd(14)}${text.replaceAll('\n', `\n${indent}`)}\n`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
