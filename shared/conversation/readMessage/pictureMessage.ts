import type { MessageContent } from '../../line/webhookEvent';

/** A picture that LINE keeps, by its message's id. */
export function pictureMessage(id: string): MessageContent {
  return { type: 'image', id, contentProvider: { type: 'line' } };
}
