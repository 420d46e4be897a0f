import type { CardRecord, CardRecords } from '../cards/cardRecords';
import type { SavedCards } from '../cards/savedCards';
import type { ComposeRichMessageBody } from '../jobs/composeRichMessageJob';
import type { ChatMemory } from './memory/chatMemory';

export interface OwnPictureDeps {
  readonly cards: Pick<CardRecords, 'keep'>;
  readonly savedCards: Pick<SavedCards, 'own' | 'disown'>;
  readonly memory: Pick<ChatMemory, 'gate' | 'isGone'>;
  /** Puts a neutral picture in the place of a personal one, and removes what its card says. */
  readonly takeBackPicture: (key: string) => Promise<void>;
}

/**
 * Gives a picture with somebody's own words its owner before it is drawn: a crash leaves nothing that cannot be found when
 * the words are taken back. Then looks whether they have been: `gone`, and nothing is drawn. What is taken back later finds
 * the owner.
 */
export async function ownPicture(
  deps: OwnPictureDeps,
  { turn, owner, askedAt, messageIds = [] }: ComposeRichMessageBody,
  card: CardRecord,
): Promise<'ours' | 'gone'> {
  if (owner === undefined) return 'ours';
  await deps.savedCards.own(owner, card.key, messageIds);
  await deps.cards.keep(card);
  const gate = await deps.memory.gate(turn.chat);
  const origin = { messageIds, askedBy: owner, askedAt: askedAt ?? turn.timestamp };
  if (!deps.memory.isGone(gate, origin)) return 'ours';
  // An earlier attempt may have drawn it.
  await deps.takeBackPicture(card.key);
  await deps.savedCards.disown(owner, card.key);
  return 'gone';
}
