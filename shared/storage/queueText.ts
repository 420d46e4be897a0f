import { BotError } from '../errors';

/**
 * Bytes of UTF-8 that fit a message of 64 KiB once they are base64.
 * @see https://learn.microsoft.com/azure/storage/queues/storage-queues-introduction
 */
const maxQueueTextBytes = 48 * 1024;

/** @throws BotError `queue.tooLarge` */
export function assertQueueText(queue: string, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxQueueTextBytes) return;
  throw new BotError(
    'queue.tooLarge',
    `A message for ${queue} has ${bytes} bytes of ${maxQueueTextBytes}`,
  );
}
