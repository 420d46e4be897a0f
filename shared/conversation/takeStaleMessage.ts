import { ended, type TurnResult } from '../inbox/turnResult';
import type { TurnFacts } from '../inbox/turnFacts';
import { rememberedOf } from './memory/rememberedOf';
import { withoutOwnMention } from './readMessage/withoutOwnMention';
import type { MessageEvent, TakeTurnDeps } from './takeTurnDeps';

/** Keeps what a message says, for the answers to those after it. It comes too late for an answer of its own. */
export async function takeStaleMessage(
  deps: Pick<TakeTurnDeps, 'memory' | 'subscribers' | 'chat'>,
  event: MessageEvent,
  { chat }: TurnFacts,
): Promise<TurnResult> {
  const message = withoutOwnMention(event.message);
  const recall = await deps.memory.recall(chat);
  if (recall.isUnsent(message.id)) return ended('unsent');
  const known = recall.messages.find(({ id }) => id === message.id);
  if (known?.editedAt !== undefined && known.editedAt > event.timestamp) return ended('edited');
  const { source } = event;
  if (source?.type !== 'user' && source?.userId !== undefined) {
    await deps.subscribers.metIn(source.userId, chat);
  }
  // Without a model nothing that is said is kept.
  if (deps.chat !== undefined && message.type === 'text' && message.text !== '') {
    await deps.memory.remember(chat, [rememberedOf(event, message.text)]);
  }
  return ended('stale');
}
