import type { QueueClient } from '@azure/storage-queue';
import type { MessageQueue } from './messageQueue';
import { assertQueueText } from './queueText';
import { codeOf, creatingWhenMissing, storageFailure } from './storageFailure';

const missing = 'QueueNotFound';

/** A queue of Azure Storage. `client` is asked for when first needed. */
export function createAzureQueue(name: string, client: () => Promise<QueueClient>): MessageQueue {
  async function call<T>(work: (queue: QueueClient) => Promise<T>): Promise<T> {
    try {
      return await work(await client());
    } catch (error) {
      throw storageFailure('queue', name, error);
    }
  }
  const unlessMissing =
    <T>(fallback: T) =>
    (error: unknown): T => {
      if (codeOf(error) === missing) return fallback;
      throw error;
    };

  return {
    name,
    send: (text, { hiddenForSeconds, timeToLiveSeconds } = {}) =>
      call(async (queue) => {
        assertQueueText(name, text);
        const options = {
          ...(hiddenForSeconds === undefined ? {} : { visibilityTimeout: hiddenForSeconds }),
          ...(timeToLiveSeconds === undefined ? {} : { messageTimeToLive: timeToLiveSeconds }),
        };
        const body = Buffer.from(text).toString('base64');
        await creatingWhenMissing(
          missing,
          () => queue.createIfNotExists(),
          () => queue.sendMessage(body, options),
        );
      }),
    receive: (max, hiddenForSeconds) =>
      call(async (queue) => {
        const { receivedMessageItems } = await queue
          .receiveMessages({ numberOfMessages: max, visibilityTimeout: hiddenForSeconds })
          .catch(unlessMissing({ receivedMessageItems: [] }));
        return receivedMessageItems.map((message) => ({
          id: message.messageId,
          text: Buffer.from(message.messageText, 'base64').toString(),
          receipt: message.popReceipt,
          dequeueCount: message.dequeueCount,
          insertedAt: message.insertedOn,
        }));
      }),
    peek: (max) =>
      call(async (queue) => {
        const { peekedMessageItems } = await queue
          .peekMessages({ numberOfMessages: max })
          .catch(unlessMissing({ peekedMessageItems: [] }));
        return peekedMessageItems.map((message) => ({
          id: message.messageId,
          text: Buffer.from(message.messageText, 'base64').toString(),
          dequeueCount: message.dequeueCount,
          insertedAt: message.insertedOn,
        }));
      }),
    remove: ({ id, receipt }) =>
      call(async (queue) => {
        await queue.deleteMessage(id, receipt).catch((error: unknown) => {
          if (!['MessageNotFound', 'PopReceiptMismatch', missing].includes(codeOf(error) ?? ''))
            throw error;
        });
      }),
    depth: () =>
      call(async (queue) => {
        const properties = await queue.getProperties().catch(unlessMissing(undefined));
        return properties?.approximateMessagesCount ?? 0;
      }),
  };
}
