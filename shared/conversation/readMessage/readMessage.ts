import type { MessageContent } from '../../line/webhookEvent';
import { withoutMarks } from './attachmentBlock';
import {
  type MessageReading,
  readable,
  type ReadMessageDeps,
  type ReadMessageOptions,
} from './messageReading';
import { readAttachment } from './readAttachment';

/** Reads one message: downloads what was sent, and says plainly why when it cannot be read. @throws ModelError */
export async function readMessage(
  deps: ReadMessageDeps,
  message: MessageContent,
  options: ReadMessageOptions,
): Promise<MessageReading> {
  switch (message.type) {
    case 'text':
      return readable(withoutMarks(message.text));
    case 'location': {
      const { title, address, latitude, longitude } = message;
      const words = [title, address].filter((word) => word !== undefined).join(', ');
      return readable(`[location: ${withoutMarks(words)} (${latitude}, ${longitude})]`);
    }
    case 'sticker':
      return readable(
        `[sticker: ${withoutMarks((message.keywords ?? []).slice(0, 5).join(', ')) || '😊'}]`,
      );
    case 'video':
      return { kind: 'unreadable', reason: 'video' };
    case 'image':
    case 'audio':
    case 'file':
      return readAttachment(deps, message, options);
    default:
      return message satisfies never;
  }
}
