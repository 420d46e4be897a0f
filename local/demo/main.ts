import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { repositoryRoot } from '../repositoryRoot';
import { startLocal } from '../start/startLocal';
import { createEmulatorClient, type TranscriptEntry } from './emulatorClient';

const answerTimeoutMs = 20_000;
const widths = [240, 300, 460, 700, 1040];

/** `npm run demo -- TEXT`: the main job without a browser: sends the text as a user, prints and saves what comes back. */
async function main(): Promise<void> {
  const text = process.argv.slice(2).join(' ').trim() || 'おはよう';
  const root = repositoryRoot();
  const local = await startLocal({ anyPorts: true });
  const stop = () => void local.stop().then(() => process.exit(1));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const emulator = createEmulatorClient(local.lineUrl);
    const userId = await emulator.addUser({ displayName: 'Demo' });
    await answersAfter(userId, 0);
    const before = (await botMessages(userId)).length;
    print('user', text);
    const { status } = await emulator.send(userId, { type: 'message', message: { type: 'text', text } });
    if (status !== 200) throw new Error(`The webhook answered ${status}`);
    const answers = await answersAfter(userId, before);
    for (const entry of answers) {
      print(`bot, by ${entry.via}`, describeMessage(entry.message));
      if (entry.message.type === 'imagemap') await savePictures(String(entry.message.baseUrl));
    }

    async function botMessages(id: string): Promise<TranscriptEntry[]> {
      const entries = await emulator.transcript(id);
      return entries.filter(({ from, message }) => from === 'bot' && typeof message?.type === 'string');
    }

    async function answersAfter(id: string, count: number): Promise<TranscriptEntry[]> {
      const deadline = Date.now() + answerTimeoutMs;
      while (Date.now() < deadline) {
        const messages = await botMessages(id);
        if (messages.length > count) return messages.slice(count);
        await delay(50);
      }
      throw new Error(`The bot did not answer within ${answerTimeoutMs / 1000} s`);
    }
  } finally {
    await local.stop();
  }

  async function savePictures(baseUrl: string): Promise<void> {
    const folder = join(root, '.local', 'demo');
    mkdirSync(folder, { recursive: true });
    for (const width of widths) {
      const response = await fetch(`${baseUrl}/${width}`);
      if (response.status !== 200) throw new Error(`Width ${width} answers ${response.status}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      const file = join(folder, `${width}.jpg`);
      writeFileSync(file, bytes);
      print('picture', `${relative(root, file)}  ${Math.round(bytes.byteLength / 1024)} KB`);
    }
  }
}

function describeMessage(message: Record<string, unknown>): string {
  const chips = (message.quickReply as { items?: { action: { label?: string } }[] } | undefined)?.items;
  const labels = chips?.map(({ action }) => `[${action.label ?? ''}]`).join(' ');
  const lines = [
    message.type === 'text' ? String(message.text) : `${String(message.type)}: ${String(message.altText ?? '')}`,
    ...((message.actions as Record<string, unknown>[] | undefined) ?? []).map(
      ({ type, area, text, linkUri, clipboardText }) =>
        `  area ${JSON.stringify(area)} ${String(type)}: ${String(text ?? linkUri ?? clipboardText)}`,
    ),
    ...(labels ? [`  ${labels}`] : []),
  ];
  return lines.join('\n');
}

function print(who: string, text: string): void {
  const indent = ' '.repeat(16);
  process.stdout.write(`${who.padEnd(16)}${text.replaceAll('\n', `\n${indent}`)}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
