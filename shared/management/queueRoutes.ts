import type { Clock } from '../clock';
import type { MessageQueue } from '../storage/messageQueue';
import { replayPoison } from './replayPoison';
import { ok, problem, type Route } from './route';

export interface QueueRouteDeps {
  readonly queueNames: readonly string[];
  readonly queue: (name: string) => MessageQueue;
  readonly clock: Clock;
}

export const queueRoutes: readonly Route<QueueRouteDeps>[] = [
  {
    method: 'GET',
    path: 'queues',
    scope: 'read',
    purpose: 'Approximate number of messages on each queue and its poison queue',
    handle: async (deps) => ok({ queues: await queueDepths(deps) }),
  },
  {
    method: 'POST',
    path: 'queues/{queue}/replay',
    scope: 'operate',
    purpose: 'Put the messages of a poison queue back to work',
    handle: async ({ queueNames, queue, clock }, { segments: [, name = ''] }) => {
      if (!queueNames.includes(name)) {
        return problem(404, 'No such queue', `The queues are ${queueNames.join(', ')}.`);
      }
      const replayed = await replayPoison(queue(`${name}-poison`), queue(name), clock);
      return ok({ queue: name, replayed });
    },
  },
];

async function queueDepths({ queueNames, queue }: QueueRouteDeps) {
  return Promise.all(
    queueNames.map(async (name) => {
      const [messages, poison] = await Promise.all([
        queue(name).depth(),
        queue(`${name}-poison`).depth(),
      ]);
      return { name, messages, poison };
    }),
  );
}
