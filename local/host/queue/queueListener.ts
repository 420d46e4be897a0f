import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { waitUntil, type ClockWait } from '../clockWait';
import type { QueueConfig } from '../hostConfig';
import type { HostLog } from '../hostLog';
import { inFlightMessages, type InFlightMessages } from './inFlightMessages';
import { createPollingBackoff } from './pollingBackoff';
import { decodeMessage } from './queueMessage';
import type { StorageOutage } from './storageOutage';

export interface QueueListener {
  start(): void;
  /** Looks at the queue now, since this process has put something there. */
  notify(): void;
  /** Asks for no more messages. Settles when those that were received are done. */
  stop(): Promise<void>;
}

interface QueueListenerOptions {
  functionName: string;
  queue: QueueClient;
  poisonQueue: QueueClient;
  config: QueueConfig;
  /** How long a received message stays hidden; renewed half-way while its function runs. */
  inFlightVisibilityMs: number;
  outage: StorageOutage;
  log: HostLog;
  /** Rejects when the function failed. */
  execute(message: DequeuedMessageItem, bytes: Buffer): Promise<void>;
  /** A message was put on the poison queue, which may have a listener here. */
  onPoison(queueName: string): void;
}

/**
 * The storage queue trigger: fetches `batchSize` messages whenever no more than `newBatchThreshold` are being worked
 * on, backs off while there are none, and after `maxDequeueCount` failures moves a message to `<queue>-poison`.
 *
 * A receive is never aborted: its messages would stay hidden for the whole visibility time.
 */
export function createQueueListener(options: QueueListenerOptions): QueueListener {
  const { config, queue, log } = options;
  const backoff = createPollingBackoff(config.maxPollingIntervalMs);
  const inFlight = inFlightMessages(queue, options.inFlightVisibilityMs, options.functionName, log);
  let stopping = false;
  let wait: ClockWait | undefined;
  let notified = false;
  let loop: Promise<void> = Promise.resolve();

  const receive = async (): Promise<DequeuedMessageItem[]> => {
    try {
      const answer = await queue.receiveMessages({
        numberOfMessages: config.batchSize,
        visibilityTimeout: Math.max(1, Math.round(options.inFlightVisibilityMs / 1000)),
      });
      options.outage.worked();
      return answer.receivedMessageItems;
    } catch (error) {
      if (isMissingQueue(error)) options.outage.worked();
      else options.outage.failed(error);
      return [];
    }
  };

  const run = async (): Promise<void> => {
    let found = false;
    while (!stopping) {
      notified = false;
      const messages = await receive();
      for (const message of messages) {
        inFlight.add(message, (renewed) => work(options, inFlight, message, renewed));
      }
      if (messages.length > 0) {
        found = true;
        await inFlight.atMost(config.newBatchThreshold);
      } else if (!stopping && !notified) {
        wait = waitUntil(Date.now() + backoff.next(found));
        found = false;
        await wait.done;
        wait = undefined;
      }
    }
  };

  return {
    start() {
      loop = run();
    },
    notify() {
      notified = true;
      wait?.wake();
    },
    async stop() {
      stopping = true;
      wait?.wake();
      await loop;
      await inFlight.atMost(0);
    },
  };
}

async function work(
  options: QueueListenerOptions,
  inFlight: InFlightMessages,
  message: DequeuedMessageItem,
  settled: () => Promise<void>,
): Promise<void> {
  const { config, log, functionName } = options;
  const bytes = decodeMessage(message.messageText, config.messageEncoding);
  if (!bytes) {
    log.host(
      'warning',
      `message ${message.messageId} of ${options.queue.name} is not ${config.messageEncoding}: moving it to ${options.poisonQueue.name}`,
    );
    await poison(options, inFlight, message);
    return;
  }
  if (message.dequeueCount > config.maxDequeueCount) {
    await poison(options, inFlight, message);
    return;
  }
  let failed = false;
  try {
    await options.execute(message, bytes);
  } catch {
    failed = true;
  }
  await settled();
  if (!failed) await inFlight.remove(message);
  else if (message.dequeueCount < config.maxDequeueCount) {
    await inFlight.release(message, config.visibilityTimeoutMs);
  } else {
    log.host(
      'warning',
      `${functionName} has failed ${config.maxDequeueCount} times for message ${message.messageId}: moving it to ${options.poisonQueue.name}`,
    );
    await poison(options, inFlight, message);
  }
}

async function poison(
  options: QueueListenerOptions,
  inFlight: InFlightMessages,
  message: DequeuedMessageItem,
): Promise<void> {
  const { poisonQueue, log } = options;
  const put = () => poisonQueue.sendMessage(message.messageText, { messageTimeToLive: -1 });
  try {
    await put().catch(async (error: unknown) => {
      if (!isMissingQueue(error)) throw error;
      await poisonQueue.createIfNotExists();
      await put();
    });
  } catch (error) {
    // It stays where it is, hidden until its time is over, and is moved at the next attempt.
    log.host('warning', `${poisonQueue.name} did not take a message: ${(error as Error).message}`);
    return;
  }
  await inFlight.remove(message);
  options.onPoison(poisonQueue.name);
}

export function isMissingQueue(error: unknown): boolean {
  return (error as { statusCode?: number }).statusCode === 404;
}
