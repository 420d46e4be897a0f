import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../content/languages';
import { phrasesIn } from '../phrases/phrasesIn';
import { postbackChip } from '../cards/quickReplies';

const action = 'forget';

/** Asks somebody to confirm with a tap: words that slipped into a conversation delete nothing. */
export function forgetQuestion(language: Language): messagingApi.Message {
  const { forgetAsk, label } = phrasesIn(language);
  return {
    type: 'text',
    text: forgetAsk,
    quickReply: {
      items: [
        postbackChip(label.forgetYes, `action=${action}&do=yes`),
        postbackChip(label.forgetNo, `action=${action}&do=no`),
      ],
    },
  };
}

/** What was tapped; undefined when the data is of something else. */
export function readForgetPostback(data: string): 'yes' | 'no' | undefined {
  const fields = new URLSearchParams(data);
  if (fields.get('action') !== action) return undefined;
  return fields.get('do') === 'yes' ? 'yes' : 'no';
}
