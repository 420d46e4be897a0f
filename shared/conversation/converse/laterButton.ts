import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../../content/languages';
import { phrasesIn } from '../../phrases/phrasesIn';
import { postbackChip } from '../../cards/quickReplies';

const action = 'answer';

/**
 * A button that fetches an answer which takes longer than a reply token lives: its tap brings a fresh one. A template, not
 * a chip: it stays when others are said.
 */
export function laterButton(language: Language, webhookEventId: string): messagingApi.Message {
  const { stillThinking, label } = phrasesIn(language);
  const button: messagingApi.PostbackAction = {
    type: 'postback',
    label: label.getAnswer,
    data: laterData(webhookEventId),
    displayText: label.getAnswer,
  };
  return {
    type: 'template',
    altText: stillThinking,
    template: { type: 'buttons', text: stillThinking, actions: [button] },
  };
}

/** A chip that asks the same question once more. */
export function againChip(language: Language, webhookEventId: string): messagingApi.QuickReplyItem {
  return postbackChip(phrasesIn(language).label.tryAgain, laterData(webhookEventId));
}

function laterData(webhookEventId: string): string {
  return new URLSearchParams({ action, id: webhookEventId }).toString();
}

/** The event whose answer is wanted; undefined when the data is of something else. */
export function readLaterPostback(data: string): string | undefined {
  const fields = new URLSearchParams(data);
  const id = fields.get('id') ?? '';
  return fields.get('action') === action && /^[0-9A-Za-z_-]{1,64}$/.test(id) ? id : undefined;
}
