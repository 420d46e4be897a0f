import type { SavedCards } from '../../cards/savedCards';
import { savedCardsAnswer } from '../../cards/savedCardsAnswer';
import { defineTool, type Tool } from './tool';

/** The cards that somebody has saved. */
export function createListSavedItemsTool(
  savedCards: Pick<SavedCards, 'saved'>,
  imageUrlOf: (key: string) => string,
): Tool {
  return {
    inGroups: false,
    definition: defineTool('list_saved_items', 'Shows this person the cards they have saved.'),
    async run(_args, { userId, language }) {
      const cards = userId === undefined ? [] : await savedCards.saved(userId);
      const messages = savedCardsAnswer(cards, language, imageUrlOf);
      return { kind: 'answer', messages, said: `[${cards.length} saved cards shown]` };
    },
  };
}
