import type { TypedLabel } from '../cards/typedLabel';
import type { TurnFacts } from '../inbox/turnFacts';
import type { TurnResult } from '../inbox/turnResult';
import type { HandledEvent } from '../line/webhookEvent';
import { cardSaid } from './converse/keptAnswer';
import { makeWish } from './makeWish';
import type { ChatRecall } from './memory/chatMemory';
import type { Remembered, RememberedCard } from './memory/remembered';
import { takeCard } from './takePostback';
import type { SendMessages, TakeTurnDeps } from './takeTurnDeps';

/** A card further back than this is not what a word on its own is about. */
const maxSince = 6;

/** The card that was last shown to somebody, when it was shown lately; what is newer and has no buttons hides it. */
export function lastCard(
  { messages }: ChatRecall,
  userId: string | undefined,
): RememberedCard | undefined {
  const lately = messages.slice(-maxSince).toReversed();
  return lately.find((message) => message.author === userId && isCard(message))?.card;
}

function isCard({ from, text }: Remembered): boolean {
  const [start = ''] = cardSaid('|').split('|');
  return from === 'bot' && text.startsWith(start);
}

/** Does what a button under a card does, when its label was typed: the buttons are gone with the next message. */
export async function takeTypedLabel(
  deps: TakeTurnDeps,
  event: HandledEvent,
  facts: TurnFacts,
  { does, language }: TypedLabel,
  { card, said, recall }: { card: RememberedCard; said: Remembered; recall: ChatRecall },
  answer: SendMessages,
): Promise<TurnResult> {
  if (does !== 'another') {
    const tapped = { action: does, pictureKey: card.key, language, reaction: undefined };
    return takeCard(deps, event, facts, tapped, answer);
  }
  const wish = { category: card.category, language };
  return makeWish(deps, event, facts.chat, wish, said, recall.gate, answer);
}
