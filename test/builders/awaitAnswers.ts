import { setTimeout as delay } from 'node:timers/promises';
import type { EmulatorClient } from '../../local/demo/emulatorClient';

/** The bot's messages in a chat of the running bot, once there are as many. @throws Error when they do not come */
export async function awaitAnswers(
  emulator: EmulatorClient,
  userId: string,
  count: number,
): Promise<Record<string, unknown>[]> {
  for (let tries = 0; tries < 400; tries += 1) {
    const entries = await emulator.transcript(userId);
    const answers = entries.filter(({ from }) => from === 'bot').map(({ message }) => message);
    if (answers.length >= count) return answers;
    await delay(50);
  }
  throw new Error(`${count} answers never came`);
}
