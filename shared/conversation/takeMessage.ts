import type { Language } from '../content/languages';
import { findRichMessageWish } from '../content/richMessageIntent';
import { textLanguage } from '../content/textLanguage';
import { giveCare } from './care/giveCare';
import { writesOfDying } from './care/writesOfDying';
import { converse } from './converse/converse';
import { friendlyAnswer } from './friendlyAnswer';
import { gatherImageSet } from './gatherImageSet';
import { asksForHelp } from './help/asksForHelp';
import { helpMessage } from './help/helpMessage';
import { makeWish } from './makeWish';
import { originOf } from './memory/originOf';
import { rememberedOf } from './memory/rememberedOf';
import { pictureQuestion, questionOf } from './messageQuestion';
import { phrasesIn } from '../phrases/phrasesIn';
import { asksForBot } from './person/personDesk';
import { withoutOwnMention } from './readMessage/withoutOwnMention';
import { admissionOf, whenAdmitted } from './refusal';
import { sendAnswer } from '../delivery/sendAnswer';
import { ended, type TurnResult } from '../inbox/turnResult';
import type { MessageEvent, SendMessages, TakeTurnDeps } from './takeTurnDeps';
import { textWithChips } from '../cards/quickReplies';
import { readTypedLabel } from '../cards/typedLabel';
import { lastCard, takeTypedLabel } from './takeTypedLabel';
import { takenBack } from './takenBack';
import { usualLanguage } from './usualLanguage';
import type { TurnFacts } from '../inbox/turnFacts';

/** Answers a message: with a card if it wishes for one, else in conversation. */
export async function takeMessage(
  deps: TakeTurnDeps,
  event: MessageEvent,
  facts: TurnFacts,
  answer: SendMessages,
): Promise<TurnResult> {
  const { chat } = facts;
  const message = withoutOwnMention(event.message);
  const needsCare = message.type === 'text' && writesOfDying(message.text, 'en') !== undefined;
  const isWish = message.type === 'text' && findRichMessageWish(message.text) !== undefined;
  const isHelp = message.type === 'text' && asksForHelp(message.text, 'en') !== undefined;
  // First of all: nothing is written of what was taken back.
  const recall = await deps.memory.recall(chat);
  const shown = lastCard(recall, event.source?.userId);
  const isGone = takenBack(deps, recall.gate, originOf(event, [message.id]));
  if (isGone !== undefined) return isGone;
  const labelIn = (usual: Language) =>
    message.type === 'text' && shown !== undefined
      ? readTypedLabel(message.text, usual)
      : undefined;
  const isFixed = isWish || needsCare || isHelp || labelIn('en') !== undefined;
  const isForModel = !isFixed && deps.chat !== undefined;
  const [usual, admission] = await Promise.all([
    usualLanguage(deps, event),
    isForModel ? admissionOf(deps.chat, event, chat) : ('ok' as const),
  ]);
  const language = message.type === 'text' ? textLanguage(message.text, usual) : usual;
  // Before all else, and although people may be talking: they may not be looking.
  if (message.type === 'text' && needsCare) {
    const said = rememberedOf(event, message.text);
    const distressed = writesOfDying(message.text, usual) ?? language;
    const need = { gate: recall.gate, language: distressed, usual };
    return giveCare(deps, event, said, need, answer);
  }
  if (recall.mutedUntil > deps.clock()) {
    if (message.type === 'text' && asksForBot(message.text)) {
      return answer(await deps.desk.end(chat, language));
    }
    await deps.desk.extend(recall.gate);
    return remindOfWayBack(deps, event, facts, language);
  }
  const known = recall.messages.find(({ id }) => id === message.id);
  // An edit has come first, and was answered.
  if (known?.editedAt !== undefined && known.editedAt > event.timestamp) return ended('edited');

  // A mention and nothing else.
  if (message.type === 'text' && message.text === '') {
    return answer([textWithChips(phrasesIn(language).askForWords, language)]);
  }
  const help = message.type === 'text' ? asksForHelp(message.text, usual) : undefined;
  if (help !== undefined) return answer([helpMessage(help, deps.offerPerson && isPrivate(event))]);
  const typed = labelIn(usual);
  if (message.type === 'text' && typed !== undefined && shown !== undefined) {
    const said = rememberedOf(event, message.text);
    return takeTypedLabel(deps, event, facts, typed, { card: shown, said, recall }, answer);
  }
  const wish = message.type === 'text' ? findRichMessageWish(message.text, usual) : undefined;
  if (wish !== undefined && message.type === 'text') {
    const said = rememberedOf(event, message.text);
    return makeWish(deps, event, chat, wish, said, recall.gate, answer);
  }
  if (deps.chat === undefined) return answer(friendlyAnswer(event, language));

  const { chat: chatDeps } = deps;
  return whenAdmitted(admission, language, answer, async () => {
    const set = await gatherImageSet(deps, event, facts, recall);
    if (set === 'wait') return ended('gathered');
    const question =
      set === undefined
        ? questionOf(chatDeps, { ...event, message }, recall, language)
        : pictureQuestion(chatDeps, event, set, language);
    return converse(chatDeps, { ...facts, event, language, recall }, question);
  });
}

/** With the message's own reply token, which is free: a push to somebody who talks to people would be too much. */
async function remindOfWayBack(
  deps: TakeTurnDeps,
  { type, webhookEventId, replyToken }: MessageEvent,
  { chat, record }: TurnFacts,
  language: Language,
): Promise<TurnResult> {
  const messages = deps.desk.waiting(language);
  const answer = { webhookEventId, type, replyToken, chat, messages };
  const outcome = await sendAnswer({ ...deps, allowPushFallback: false }, record, answer);
  return ended(outcome);
}

function isPrivate({ source }: MessageEvent): boolean {
  return source?.type === 'user';
}
