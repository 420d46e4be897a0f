import { randomUUID } from 'node:crypto';
import type { DequeuedMessageItem } from '@azure/storage-queue';
import type { NamedBinding } from '../app/bindings';
import type { TypedData } from '../app/coreContract';
import type { RegisteredFunction } from '../app/functionRegistry';
import type { Invoker } from '../app/invoker';
import type { AppSettings } from '../appSettings';
import type { HostConfig } from '../hostConfig';
import type { HostLog } from '../hostLog';
import type { HostedFunction, Listener } from '../hostedFunction';
import { startTrace } from '../traceContext';
import type { QueueAccounts } from './queueAccounts';
import { resolveQueueConnection } from './queueConnection';
import { createQueueListener, type QueueListener } from './queueListener';
import { queueTriggerMetadata } from './queueMessage';
import { connectionNameOf, queueNameOf } from './queueName';

interface QueueFunctionDeps {
  config: HostConfig;
  settings: AppSettings;
  accounts: QueueAccounts;
  invoker: Invoker;
  log: HostLog;
  inFlightVisibilityMs: number;
}

export interface QueueFunction {
  readonly hosted: HostedFunction;
  readonly listener: Listener;
  /** Runs the function once with a text as its message, without a queue. */
  runNow(text: string): void;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws HostError when its queue or its connection cannot be resolved */
export function createQueueFunction(
  deps: QueueFunctionDeps,
  target: RegisteredFunction,
  trigger: NamedBinding,
): QueueFunction {
  const { accounts, config, settings } = deps;
  const queueName = queueNameOf(trigger, target.name, settings);
  const connection = resolveQueueConnection(
    connectionNameOf(trigger, target.name, settings),
    settings,
    target.name,
  );
  const binary = String(trigger.info['dataType'] ?? '').toLowerCase() === 'binary';

  const execute = async (message: DequeuedMessageItem, bytes: Buffer): Promise<void> => {
    const text = textOf(bytes);
    if (text === undefined && !binary) {
      deps.log.host('error', `message ${message.messageId} of ${queueName} is not UTF-8`);
      throw new Error('The message is not UTF-8');
    }
    const data: TypedData = binary ? { bytes } : { string: text! };
    await deps.invoker.invoke(target, {
      inputData: [{ name: trigger.name, data }],
      triggerMetadata: queueTriggerMetadata(message, text),
      traceContext: startTrace(),
    });
  };

  let listener: QueueListener | undefined;
  let stopped = false;
  const begin = async (): Promise<void> => {
    const queue = await accounts.queue(connection, queueName);
    const poisonQueue = await accounts.queue(connection, `${queueName}-poison`);
    if (stopped) return;
    listener = createQueueListener({
      functionName: target.name,
      queue,
      poisonQueue,
      config: config.queues,
      inFlightVisibilityMs: deps.inFlightVisibilityMs,
      outage: accounts.outage(connection),
      log: deps.log,
      execute,
      onPoison: (name) => {
        accounts.enqueued(connection, name);
      },
    });
    accounts.onEnqueued(connection, queueName, () => listener?.notify());
    listener.start();
  };

  let beginning: Promise<void> = Promise.resolve();
  return {
    hosted: { name: target.name, kind: 'queue', detail: queueName },
    listener: {
      start() {
        beginning = begin().catch((error: unknown) => {
          deps.log.host('error', `${target.name} does not listen: ${(error as Error).message}`);
        });
      },
      async stop() {
        stopped = true;
        await beginning;
        await listener?.stop();
      },
    },
    runNow(text) {
      execute(madeUpMessage(text), Buffer.from(text)).catch(() => {
        // The invoker has reported it; nobody waits for this run.
      });
    },
  };
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function madeUpMessage(text: string): DequeuedMessageItem {
  const now = new Date();
  return {
    messageId: randomUUID(),
    popReceipt: '',
    messageText: text,
    dequeueCount: 1,
    insertedOn: now,
    expiresOn: now,
    nextVisibleOn: now,
  };
}
