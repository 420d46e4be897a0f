import { setTimeout as delay } from 'node:timers/promises';
import type { Local } from '../../start/startLocal';
import { createEmulatorClient, type EmulatorClient, type TranscriptEntry } from '../emulatorClient';
import { labelledAction, tellMessage } from './tellMessage';
import { samples, type SampleName } from './samples';
import type { Scene, Step } from './scenes';

const answerTimeoutMs = 20_000;
/** How long what must not be answered is waited for. */
const silenceMs = 1500;

/**
 * Plays what people do, scene by scene, against the running bot, and gives what was said as lines.
 * @throws Error when an answer does not come, or a button is not there
 */
export async function playScenes(
  local: Pick<Local, 'lineUrl' | 'aiUrl'>,
  scenes: readonly Scene[],
  onLine: (line: string) => void,
): Promise<void> {
  const emulator = createEmulatorClient(local.lineUrl);
  for (const scene of scenes) {
    const { language, name } = scene;
    onLine(`── ${name}, ${language}`);
    const userId = await emulator.addUser({ displayName: name, language, sendFollow: false });
    const player = createPlayer({ emulator, userId, aiUrl: local.aiUrl, onLine });
    for (const step of scene.steps) await player.play(step);
    onLine('');
  }
}

interface PlayerOptions {
  readonly emulator: EmulatorClient;
  readonly userId: string;
  readonly aiUrl: string | undefined;
  readonly onLine: (line: string) => void;
}

function createPlayer({ emulator, userId, aiUrl, onLine }: PlayerOptions) {
  /** Messages of the bot that were told. */
  let told = 0;
  let lastMessageId = '';

  const said = (words: string) => onLine(`  user  ${words}`);

  async function botEntries(): Promise<TranscriptEntry[]> {
    return (await emulator.transcript(userId)).filter(
      ({ from, message }) => from === 'bot' && typeof message?.type === 'string',
    );
  }

  /** Tells what comes in one request; the next ones until `count` of them have come. */
  async function tellAnswers(count = 1, varies = false): Promise<void> {
    const before = told;
    const startedAt = performance.now();
    while (told < before + count) {
      if (performance.now() - startedAt > answerTimeoutMs) throw new Error('An answer never came');
      await delay(25);
      const entries = await botEntries();
      for (const { message } of entries.slice(told)) {
        const lines = varies ? ['(talks about the card of the day)'] : tellMessage(message);
        for (const line of lines) onLine(`  bot   ${line}`.trimEnd());
      }
      told = entries.length;
    }
  }

  async function send(message: Record<string, unknown>): Promise<void> {
    await emulator.send(userId, { type: 'message', message });
    const entries = await emulator.transcript(userId);
    lastMessageId = String(entries.findLast(({ from }) => from === 'user')?.message.id ?? '');
  }

  async function upload(name: SampleName): Promise<Record<string, unknown>> {
    const { kind, fileName, contentType, bytes } = samples[name];
    const content = await bytes();
    const id = await emulator.upload(userId, { bytes: content, contentType, fileName });
    if (kind === 'file') return { type: 'file', id, fileName, fileSize: content.byteLength };
    const length = kind === 'image' ? {} : { duration: 3000 };
    return { type: kind, id, contentProvider: { type: 'line' }, ...length };
  }

  async function play(step: Step): Promise<void> {
    switch (step.does) {
      case 'says':
        said(step.text);
        await send({ type: 'text', text: step.text });
        return tellAnswers();
      case 'saysQuickly':
        for (const text of step.texts) said(text);
        await Promise.all(
          step.texts.map(async (text, index) => {
            await delay(index * 20);
            await send({ type: 'text', text });
          }),
        );
        return tellAnswers(step.texts.length);
      case 'sends':
        said(`[${samples[step.file].fileName}]`);
        await send(await upload(step.file));
        return tellAnswers();
      case 'sendsTogether': {
        said(step.files.map((name) => `[${samples[name].fileName}]`).join(' '));
        const messages = await Promise.all(step.files.map(upload));
        const total = messages.length;
        await Promise.all(
          messages.map((message, index) =>
            send({ ...message, imageSet: { id: `set-${userId}`, index: index + 1, total } }),
          ),
        );
        return tellAnswers();
      }
      case 'shares':
        said(`[${String(step.message.type)}]`);
        await send(step.message);
        return tellAnswers();
      case 'taps': {
        said(`(taps ${step.label})`);
        const entries = await botEntries();
        const data = labelledAction(
          entries.map(({ message }) => message),
          step.label,
        );
        await emulator.send(userId, { type: 'postback', postback: { data } });
        return tellAnswers(1, step.varies);
      }
      case 'unsends':
        onLine('  user  (unsends that)');
        await emulator.send(userId, { type: 'unsend', unsend: { messageId: lastMessageId } });
        // Nothing is said to that.
        return delay(silenceMs);
      case 'modelFails':
        onLine('  (the model is down)');
        await fetch(`${aiUrl}/emulator/faults`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ kind: 'status', status: 500, times: step.times }),
        });
        return;
      default:
        return step satisfies never;
    }
  }

  return { play };
}
