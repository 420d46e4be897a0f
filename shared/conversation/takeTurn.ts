import { phrasesIn } from '../phrases/phrasesIn';
import type { HandledEvent } from '../line/webhookEvent';
import { sendAnswer } from '../delivery/sendAnswer';
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
  const send: SendMessages = async (messages) => ({
    kind: 'ended',
    outcome: await sendAnswer(deps, record, {
      webhookEventId: event.webhookEventId,
      type: event.type,
      replyToken: event.replyToken,
      chat,
      messages,
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
      await deps.memory.forget(chat);
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
