import { ended, type TurnResult } from '../inbox/turnResult';
import type { TurnFacts } from '../inbox/turnFacts';
import { originOf } from './memory/originOf';
import { rememberedOf } from './memory/rememberedOf';
import { withoutOwnMention } from './readMessage/withoutOwnMention';
import { takenBack } from './takenBack';
import type { MessageEvent, TakeTurnDeps } from './takeTurnDeps';

/** Keeps what a message says, for the answers to those after it. It comes too late for an answer of its own. */
export async function takeStaleMessage(
  deps: Pick<TakeTurnDeps, 'memory' | 'turns' | 'chat'>,
  event: MessageEvent,
  { chat }: TurnFacts,
): Promise<TurnResult> {
  const message = withoutOwnMention(event.message);
  const recall = await deps.memory.recall(chat);
  const { gate } = recall;
  const origin = originOf(event, [message.id]);
  const isGone = takenBack(deps, gate, origin);
  if (isGone !== undefined) return isGone;
  const known = recall.messages.find(({ id }) => id === message.id);
  if (known?.editedAt !== undefined && known.editedAt > event.timestamp) return ended('edited');
  // Without a model nothing that is said is kept.
  if (deps.chat !== undefined && message.type === 'text' && message.text !== '') {
    await deps.memory.remember([rememberedOf(event, message.text)], { origin, gate });
  }
  return ended('stale');
}
