import { ended, type TurnResult } from '../inbox/turnResult';
import type { TurnFacts } from '../inbox/turnFacts';
import { careRemembered } from './care/createCare';
import { writesOfDying } from './care/writesOfDying';
import { originOf } from './memory/originOf';
import { rememberedOf } from './memory/rememberedOf';
import { withoutOwnMention } from './readMessage/withoutOwnMention';
import { takenBack } from './takenBack';
import type { MessageEvent, TakeTurnDeps } from './takeTurnDeps';
import { usualLanguage } from './usualLanguage';

/** Keeps what a message says, for the answers to those after it. It comes too late for an answer of its own. */
export async function takeStaleMessage(
  deps: Pick<TakeTurnDeps, 'memory' | 'subscribers' | 'turns' | 'care' | 'chat'>,
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
  if (message.type !== 'text' || message.text === '') return ended('stale');
  const isDistressed = writesOfDying(message.text, 'en') !== undefined;
  if (isDistressed) {
    // Too late for words; not for the team to look.
    const usual = await usualLanguage(deps, event);
    const language = writesOfDying(message.text, usual) ?? usual;
    const { told } = await deps.care.for({
      id: event.webhookEventId,
      chat,
      userId: event.source?.userId,
      language,
      usual,
    });
    await told;
  }
  // Without a model nothing that is said is kept.
  if (deps.chat !== undefined) {
    const said = isDistressed ? careRemembered.said : message.text;
    await deps.memory.remember([rememberedOf(event, said)], { origin, gate });
  }
  return ended('stale');
}
