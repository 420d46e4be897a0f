import { type EndedTurn, ended } from '../inbox/turnResult';
import type { Gate, Origin } from './memory/chatGate';
import type { TakeTurnDeps } from './takeTurnDeps';

/** How a turn ends whose message has been unsent, or whose author has been forgotten, before it came; else undefined. */
export function takenBack(
  { memory, turns }: Pick<TakeTurnDeps, 'memory' | 'turns'>,
  gate: Gate,
  origin: Origin,
): EndedTurn | undefined {
  if (!memory.isGone(gate, origin)) return undefined;
  const isForgotten = memory.isGone(gate, { ...origin, messageIds: [] });
  return isForgotten ? forgotten({ turns }, gate.chat) : ended('unsent');
}

/** How a turn ends whose author has been forgotten: the chat's own traces go, too. */
export function forgotten({ turns }: Pick<TakeTurnDeps, 'turns'>, chat: string): EndedTurn {
  return { ...ended('erased'), afterwards: () => turns.forget(chat) };
}
