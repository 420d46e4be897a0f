import type { Language } from '../content/languages';
import { textLanguage } from '../content/textLanguage';
import type { HandledEvent, MessageContent } from '../line/webhookEvent';
import type { Asked, Question } from './converse/chatContext';
import type { ChatRecall, Remembered } from './memory/chatMemory';
import { originOf } from './memory/originOf';
import { rememberedOf } from './memory/rememberedOf';
import { phrasesIn } from '../phrases/phrasesIn';
import { pictureMessage } from './readMessage/pictureMessage';
import { readMessage } from './readMessage/readMessage';
import { recentPictures } from './readMessage/recentPictures';
import type { ChatDeps, MessageEvent } from './takeTurnDeps';

/** One message to think about, with the pictures that were just sent and that it may be about. */
export function questionOf(
  deps: ChatDeps,
  event: HandledEvent & { message: MessageContent },
  recall: ChatRecall,
  language: Language,
): Question {
  const { message } = event;
  return {
    ...originOf(event, [message.id]),
    async read(deadlineAt): Promise<Asked> {
      const [reading, pictures] = await Promise.all([
        readMessage(deps, message, { language, deadlineAt }),
        message.type === 'text' ? recentPictures(deps, recall, { language, deadlineAt }) : [],
      ]);
      if (reading.kind === 'unreadable') {
        const text = phrasesIn(language).unreadable[reading.reason];
        return { kind: 'say', text, remember: [rememberedOf(event, `[${message.type}]`)] };
      }
      const picture = reading.picture ? { picture: true } : {};
      const remembered = { ...rememberedOf(event, reading.text), ...picture };
      const spoken =
        message.type === 'audio' ? textLanguage(reading.spoken ?? '', language) : language;
      return {
        kind: 'ask',
        parts: [...reading.parts, ...pictures],
        remember: [remembered],
        language: spoken,
      };
    },
  };
}

/** Several pictures that were sent together: one question. */
export function pictureQuestion(
  deps: ChatDeps,
  event: MessageEvent,
  earlier: readonly Remembered[],
  language: Language,
): Question {
  const ids = [...earlier.map(({ id }) => id), event.message.id];
  return {
    ...originOf(event, ids),
    async read(deadlineAt): Promise<Asked> {
      const readings = await Promise.all(
        ids.map((id) => readMessage(deps, pictureMessage(id), { language, deadlineAt })),
      );
      const remember = [{ ...rememberedOf(event, '[picture]'), picture: true }];
      const parts = readings.flatMap((reading) =>
        reading.kind === 'readable' ? reading.parts : [],
      );
      const [failed] = readings.filter((reading) => reading.kind === 'unreadable');
      if (parts.length === 0 && failed !== undefined) {
        return { kind: 'say', text: phrasesIn(language).unreadable[failed.reason], remember };
      }
      return { kind: 'ask', parts, remember };
    },
  };
}
