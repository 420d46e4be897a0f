import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../content/languages';
import { phrasesIn } from '../phrases/phrasesIn';
import type { MessageEvent } from './takeTurnDeps';
import { textWithChips } from '../cards/quickReplies';

/** The answer without an AI: friendly, honest about what the bot can do, and in the user's language. */
export function friendlyAnswer(event: MessageEvent, language: Language): messagingApi.Message[] {
  const { friendly, thanksForMedia } = phrasesIn(language);
  return [textWithChips(event.message.type === 'text' ? friendly : thanksForMedia, language)];
}
