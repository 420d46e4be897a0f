import { messagesFor } from './care/messagesFor';
import { phrasesIn } from '../phrases/phrasesIn';
import type { HandledEvent } from '../line/webhookEvent';
import { sendAnswer } from '../delivery/sendAnswer';
import { forgotten } from './takenBack';
import { takeEdit } from './takeEdit';
import { takeMessage } from './takeMessage';
import { takePostback } from './takePostback';
import { takeStaleMessage } from './takeStaleMessage';
import { ended, type TurnResult } from '../inbox/turnResult';
import type { SendMessages, TakeTurnDeps } from './takeTurnDeps';
import { textWithChips } from '../cards/quickReplies';
import type { TurnFacts } from '../inbox/turnFacts';

/** Decides what one event asks for, and answers it or names the job that will. A stale one is not answered. */
export async function takeTurn(
  deps: TakeTurnDeps,
  event: HandledEvent,
  facts: TurnFacts,
): Promise<TurnResult> {
  const { chat, record, isStale } = facts;
  if (await comesTooLate(deps, event, chat)) return forgotten(deps, chat);
  const send: SendMessages = async (messages) => ({
    kind: 'ended',
    outcome: await sendAnswer(deps, record, {
      webhookEventId: event.webhookEventId,
      type: event.type,
      replyToken: event.replyToken,
      chat,
      messages: await messagesFor(deps, event.source?.userId, messages),
    }),
  });
  const answer: SendMessages = isStale ? async () => ended('stale') : send;

  switch (event.type) {
    case 'follow': {
      const isUnblocked = event.follow?.isUnblocked ?? false;
      const language = await deps.subscribers.follow(chat, isUnblocked);
      const { welcome, welcomeBack } = phrasesIn(language);
      return answer([textWithChips(isUnblocked ? welcomeBack : welcome, language)]);
    }
    case 'unfollow':
      await deps.subscribers.unfollow(chat);
      return ended('unfollowed');
    case 'join':
      return answer([textWithChips(phrasesIn('en').groupGreeting, 'en')]);
    case 'leave':
      await deps.memory.forget(chat, event.timestamp);
      return ended('left');
    case 'unsend':
      await deps.memory.unsend(chat, event.unsend.messageId);
      await deps.unsendTraces(event.source?.userId ?? chat, event.unsend.messageId);
      return ended('unsent');
    case 'messageEdited':
      return takeEdit(deps, event, facts, answer);
    case 'postback':
      return takePostback(deps, event, facts, answer);
    case 'message':
      return isStale
        ? takeStaleMessage(deps, event, facts)
        : takeMessage(deps, event, facts, answer);
    default:
      return event satisfies never;
  }
}

/** What somebody says or does, and what is written of it. */
const saidInGroups: readonly HandledEvent['type'][] = ['message', 'messageEdited', 'postback'];
const doneInOwnChat: readonly HandledEvent['type'][] = ['postback', 'follow', 'unfollow'];

/**
 * Whether the author of an event has been forgotten since. Of words in a chat of their own, the memory of that chat says
 * so. In a group it is first recorded that they have spoken there: an erasure that begins then looks for them there.
 */
async function comesTooLate(
  { memory, subscribers }: TakeTurnDeps,
  { type, source, timestamp }: HandledEvent,
  chat: string,
): Promise<boolean> {
  const userId = source?.userId;
  const isGroup = source?.type !== 'user';
  if (userId === undefined || !(isGroup ? saidInGroups : doneInOwnChat).includes(type))
    return false;
  const before = await memory.forgottenBefore(userId);
  if (timestamp < before) return true;
  if (!isGroup || (await subscribers.metIn(userId, chat, before)) === 'known') return false;
  return timestamp < (await memory.forgottenBefore(userId));
}
