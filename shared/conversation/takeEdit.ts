import { textLanguage } from '../content/textLanguage';
import type { HandledEvent } from '../line/webhookEvent';
import { mentionsBot } from '../inbox/concernsBot';
import { giveCare } from './care/giveCare';
import { writesOfDying } from './care/writesOfDying';
import { converse } from './converse/converse';
import { originOf } from './memory/originOf';
import { rememberedOf } from './memory/rememberedOf';
import { questionOf } from './messageQuestion';
import { admissionOf, whenAdmitted } from './refusal';
import { ended, type TurnResult } from '../inbox/turnResult';
import type { SendMessages, TakeTurnDeps } from './takeTurnDeps';
import { takenBack } from './takenBack';
import { usualLanguage } from './usualLanguage';
import type { TurnFacts } from '../inbox/turnFacts';
import { withoutOwnMention } from './readMessage/withoutOwnMention';

/**
 * Takes an edited message for what it says now: in the memory, and with an answer of its own when it mentions the bot. Edits
 * may come in any order: the newest counts.
 * @see https://developers.line.biz/en/reference/messaging-api/#message-edited-event
 */
export async function takeEdit(
  deps: TakeTurnDeps,
  event: HandledEvent & { type: 'messageEdited' },
  facts: TurnFacts,
  answer: SendMessages,
): Promise<TurnResult> {
  const { chat } = facts;
  const { timestamp } = event;
  const message = withoutOwnMention(event.message);
  const recall = await deps.memory.recall(chat);
  const known = recall.messages.find(({ id }) => id === message.id);
  const isForBot = mentionsBot(event.message);
  const origin = originOf(event, [message.id]);
  const isGone = takenBack(deps, recall.gate, origin);
  if (isGone !== undefined) return isGone;
  if (message.type !== 'text' || (known === undefined && !isForBot)) return ended('notForBot');
  if (known !== undefined && (known.editedAt ?? known.at) >= timestamp) return ended('outdated');

  const { text } = message;
  const usual = await usualLanguage(deps, event);
  const distressed = writesOfDying(text, usual);
  if (distressed !== undefined && isForBot) {
    const said = { ...rememberedOf({ ...event, message }, text), editedAt: timestamp };
    const need = { gate: recall.gate, language: distressed, usual };
    return giveCare(deps, event, said, need, answer);
  }
  const edited = {
    ...rememberedOf({ ...event, message }, text),
    at: known?.at ?? timestamp,
    editedAt: timestamp,
  };
  await deps.memory.remember([edited], { origin, gate: recall.gate });
  if (!isForBot || known?.text === text || deps.chat === undefined) return ended('edited');
  if (facts.isStale) return ended('stale');
  const language = textLanguage(text, usual);
  const { chat: chatDeps } = deps;
  const admission = await admissionOf(chatDeps, event, chat);
  return whenAdmitted(admission, language, answer, () => {
    const question = questionOf(chatDeps, { ...event, message }, recall, language);
    return converse(
      chatDeps,
      { ...facts, event, language, recall },
      {
        ...question,
        read: async (deadlineAt) => ({ ...(await question.read(deadlineAt)), remember: [edited] }),
      },
    );
  });
}
