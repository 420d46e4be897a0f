import { outputsOf } from '../app/bindings';
import type { InvocationResponse } from '../app/coreContract';
import type { RegisteredFunction } from '../app/functionRegistry';
import type { AppSettings } from '../appSettings';
import type { HostConfig } from '../hostConfig';
import type { QueueAccounts } from './queueAccounts';
import { resolveQueueConnection, type QueueConnection } from './queueConnection';
import { isMissingQueue } from './queueListener';
import { encodeMessage } from './queueMessage';
import { connectionNameOf, queueNameOf } from './queueName';
import { toQueueMessages } from './queueOutput';

const RETURN = '$return';

interface Output {
  readonly name: string;
  readonly queueName: string;
  readonly connection: QueueConnection;
}

export interface QueueOutputs {
  /** @throws HostError when an output of the function cannot be resolved */
  declare(target: RegisteredFunction): void;
  /** Puts what a run gave its queue outputs on their queues, and wakes the listeners of this process. */
  send(target: RegisteredFunction, response: InvocationResponse): Promise<void>;
}

export function createQueueOutputs(
  config: HostConfig,
  settings: AppSettings,
  accounts: QueueAccounts,
): QueueOutputs {
  const outputs = new Map<string, readonly Output[]>();
  return {
    declare(target) {
      const found = outputsOf(target.metadata)
        .filter(({ type }) => type === 'queue')
        .map((binding): Output => {
          return {
            name: binding.name,
            queueName: queueNameOf(binding, target.name, settings),
            connection: resolveQueueConnection(
              connectionNameOf(binding, target.name, settings),
              settings,
              target.name,
            ),
          };
        });
      if (found.length > 0) outputs.set(target.name, found);
    },
    async send(target, response) {
      for (const output of outputs.get(target.name) ?? []) {
        const value =
          output.name === RETURN
            ? response.returnValue
            : response.outputData?.find(({ name }) => name === output.name)?.data;
        const messages = toQueueMessages(value);
        if (messages.length === 0) continue;
        const queue = await accounts.queue(output.connection, output.queueName);
        for (const bytes of messages) {
          const text = encodeMessage(bytes, config.queues.messageEncoding);
          await queue.sendMessage(text).catch(async (error: unknown) => {
            if (!isMissingQueue(error)) throw error;
            await queue.createIfNotExists();
            await queue.sendMessage(text);
          });
        }
        accounts.enqueued(output.connection, output.queueName);
      }
    },
  };
}
