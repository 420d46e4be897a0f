import type { Emulator } from '../emulator';
import { lineError, ok, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { Group } from '../state/chats';
import type { Endpoint } from './endpoint';

type GroupCall = (emulator: Emulator, group: Group, exchange: Exchange) => Answer;

const notFound = lineError(404, 'Not found', { verdict: 'notFound' });
const pageSize = 100;

/** @see https://developers.line.biz/en/reference/messaging-api/#group */
export const groupEndpoints: Endpoint[] = [
  {
    name: 'group/summary',
    method: 'GET',
    path: '/v2/bot/group/{groupId}/summary',
    run: ofGroup((_emulator, group) => ok({ groupId: group.id, groupName: group.name })),
  },
  {
    name: 'group/members/count',
    method: 'GET',
    path: '/v2/bot/group/{groupId}/members/count',
    run: ofGroup((_emulator, group) => ok({ count: group.userIds.length })),
  },
  {
    name: 'group/members/ids',
    method: 'GET',
    path: '/v2/bot/group/{groupId}/members/ids',
    run: ofGroup(memberIds),
  },
  {
    name: 'group/member',
    method: 'GET',
    path: '/v2/bot/group/{groupId}/member/{userId}',
    run: ofGroup(member),
  },
  {
    name: 'group/leave',
    method: 'POST',
    path: '/v2/bot/group/{groupId}/leave',
    run: ofGroup((_emulator, group) => {
      group.joined = false;
      return ok();
    }),
  },
];

function ofGroup(call: GroupCall): Endpoint['run'] {
  return (emulator, exchange) => {
    const group = emulator.chats.groups.get(exchange.params.groupId ?? '');
    return group?.joined ? call(emulator, group, exchange) : notFound;
  };
}

function memberIds(_emulator: Emulator, group: Group, exchange: Exchange): Answer {
  const start = Number(new URLSearchParams(exchange.query).get('start') ?? 0);
  if (!Number.isInteger(start) || start < 0) return lineError(400, 'Invalid start parameter');
  const end = start + pageSize;
  return ok({
    memberIds: group.userIds.slice(start, end),
    ...(end < group.userIds.length ? { next: String(end) } : {}),
  });
}

/** Members' profiles are given whether or not they are friends of the account. */
function member(emulator: Emulator, group: Group, exchange: Exchange): Answer {
  const user = emulator.chats.users.get(exchange.params.userId ?? '');
  if (!user || !group.userIds.includes(user.id)) return notFound;
  return ok({ displayName: user.displayName, userId: user.id });
}
