import { phrasesIn } from './phrases';
import { type Converse, textWithChips } from './takeTurn';

/** The answer without an AI: friendly, honest about what the bot can do, and in the user's language. */
export const friendlyAnswer: Converse = async (event, language) => {
  const { friendly, thanksForMedia } = phrasesIn(language);
  return [textWithChips(event.message.type === 'text' ? friendly : thanksForMedia, language)];
};
