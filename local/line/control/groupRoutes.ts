import { z } from 'zod';
import type { Emulator } from '../emulator';
import type { Route } from '../http/router';
import type { Deliver } from '../webhook/deliverEvents';
import { actAsUser } from '../webhook/userActions';
import { controlError, controlOk, readControl } from './controlAnswers';

const NewGroup = z.object({
  userIds: z.array(z.string()).min(1).max(500),
  name: z.string().min(1).max(100).optional(),
  /** `false`: the bot heard no `join` event. */
  sendJoin: z.boolean().default(true),
});

/** Group chats with the bot in them. */
export function groupRoutes(emulator: Emulator, deliver: Deliver): Route[] {
  const { chats } = emulator;
  return [
    {
      method: 'GET',
      path: '/emulator/groups',
      handler: () =>
        controlOk({
          groups: [...chats.groups.values()].map(({ id, name, userIds, joined }) => ({
            groupId: id,
            name,
            userIds,
            joined,
          })),
        }),
    },
    {
      method: 'POST',
      path: '/emulator/groups',
      async handler(exchange) {
        const read = readControl(exchange, NewGroup);
        if ('refusal' in read) return read.refusal;
        const { userIds, name, sendJoin } = read.value;
        const unknown = userIds.find((id) => !chats.users.has(id));
        if (unknown !== undefined) return controlError(404, `No such user: ${unknown}`);
        const group = chats.addGroup([...new Set(userIds)], name);
        if (sendJoin) await deliver([actAsUser(emulator, undefined, group, { type: 'join' })]);
        return controlOk({ groupId: group.id });
      },
    },
    {
      method: 'GET',
      path: '/emulator/groups/{groupId}/transcript',
      handler(exchange) {
        const group = chats.groups.get(exchange.params.groupId ?? '');
        return group
          ? controlOk({ entries: group.transcript.entries() })
          : controlError(404, 'No such group');
      },
    },
  ];
}
