import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import type { ChatRecall } from '../memory/chatMemory';
import { pictureMessage } from './pictureMessage';
import { readMessage } from './readMessage';
import { type ReadMessageDeps, type ReadMessageOptions } from './messageReading';

/** How far back a question may be about a picture, in messages, and how many pictures it may be about. */
const maxBack = 4;
const maxPictures = 3;

/**
 * The pictures that were sent just before a question, fetched from LINE once more: the bot keeps none. What cannot be had
 * any more is left out.
 */
export async function recentPictures(
  deps: ReadMessageDeps,
  { messages }: Pick<ChatRecall, 'messages'>,
  options: ReadMessageOptions,
): Promise<ChatCompletionContentPart[]> {
  const recent = messages
    .slice(-maxBack)
    .filter(({ picture }) => picture === true)
    .slice(-maxPictures);
  const readings = await Promise.all(
    recent.map(({ id }) => readMessage(deps, pictureMessage(id), options).catch(() => undefined)),
  );
  return readings.flatMap((reading) =>
    reading?.kind === 'readable' ? reading.parts.filter(({ type }) => type === 'image_url') : [],
  );
}
