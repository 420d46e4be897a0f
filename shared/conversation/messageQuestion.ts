import type { Language } from '../content/languages';
import { textLanguage } from '../content/textLanguage';
import { careRemembered } from './care/createCare';
import { writesOfDying } from './care/writesOfDying';
import type { UnreadableReason } from '../attachment/unreadable';
import { type HandledEvent, type MessageContent, senderOf } from '../line/webhookEvent';
import type { Asked, Question } from './converse/chatContext';
import type { ChatRecall } from './memory/chatMemory';
import type { Remembered } from './memory/remembered';
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
  const sender = senderOf(event);
  const say = (reason: UnreadableReason): Asked => ({
    kind: 'say',
    text: phrasesIn(language).unreadable[reason],
    remember: [rememberedOf(event, `[${message.type}]`)],
  });
  return {
    ...originOf(event, [message.id]),
    ...(message.type === 'text' ? {} : { unread: () => say('tooComplex') }),
    async read(deadlineAt): Promise<Asked> {
      const [reading, pictures] = await Promise.all([
        readMessage(deps, message, { language, sender, deadlineAt }),
        message.type === 'text'
          ? recentPictures(deps, recall, { language, sender, deadlineAt })
          : [],
      ]);
      if (reading.kind === 'unreadable') return say(reading.reason);
      // What is spoken is known only now; a voice message is for the bot only in a chat of two.
      const userId = event.source?.userId;
      const spokenWords = message.type === 'audio' ? (reading.spoken ?? '') : '';
      const distressed = writesOfDying(spokenWords, language);
      if (distressed !== undefined && userId !== undefined) {
        const id = event.webhookEventId;
        const need = { id, chat: userId, userId, language: distressed, usual: language };
        const { words, told } = await deps.care.for(need);
        await told;
        return { kind: 'say', text: words, remember: [rememberedOf(event, careRemembered.said)] };
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
  const sender = senderOf(event);
  const remember = [{ ...rememberedOf(event, '[picture]'), picture: true }];
  const say = (reason: UnreadableReason): Asked => ({
    kind: 'say',
    text: phrasesIn(language).unreadable[reason],
    remember,
  });
  return {
    ...originOf(event, ids),
    unread: () => say('tooComplex'),
    async read(deadlineAt): Promise<Asked> {
      const readings = await Promise.all(
        ids.map((id) => readMessage(deps, pictureMessage(id), { language, sender, deadlineAt })),
      );
      const parts = readings.flatMap((reading) =>
        reading.kind === 'readable' ? reading.parts : [],
      );
      const [failed] = readings.filter((reading) => reading.kind === 'unreadable');
      if (parts.length === 0 && failed !== undefined) return say(failed.reason);
      return { kind: 'ask', parts, remember };
    },
  };
}
