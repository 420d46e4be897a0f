import type { messagingApi } from '@line/bot-sdk';
import type { HandledEvent } from '../line/webhookEvent';
import type { CardPostback } from '../cards/cardButtons';
import { cardPostbackData, readCardPostback } from '../cards/cardButtons';
import { savedCardsAnswer } from '../cards/savedCardsAnswer';
import { converse } from './converse/converse';
import { readLaterPostback } from './converse/laterButton';
import { readForgetPostback } from './forgetMe';
import { originOf } from './memory/originOf';
import { makeWish } from './makeWish';
import { readPersonPostback } from './person/personDesk';
import { reactions } from '../phrases/phrases';
import { phrasesIn } from '../phrases/phrasesIn';
import { cardChips, postbackChip, savedCardsData, textWithChips } from '../cards/quickReplies';
import { graphemesOf } from '../text/graphemes';
import { richMessageAnswer } from '../cards/richMessageWish';
import { takeLaterAnswer } from './takeLaterAnswer';
import { admissionOf, whenAdmitted } from './refusal';
import { ended, type TurnResult } from '../inbox/turnResult';
import type { PostbackEvent, SendMessages, TakeTurnDeps } from './takeTurnDeps';
import { usualLanguage } from './usualLanguage';
import type { TurnFacts } from '../inbox/turnFacts';
import { readWishPostback } from '../cards/wishPostback';
import { isPersonal } from '../richMessage/picture/pictureKey';

/** Does what a tapped button asks for. */
export async function takePostback(
  deps: TakeTurnDeps,
  event: PostbackEvent,
  facts: TurnFacts,
  answer: SendMessages,
): Promise<TurnResult> {
  const { data } = event.postback;
  const { chat, isStale } = facts;
  const wish = readWishPostback(data);
  if (wish !== undefined && isStale) return ended('stale');
  if (wish !== undefined)
    return makeWish(deps, event, chat, wish, undefined, await deps.memory.gate(chat), answer);

  const language = await usualLanguage(deps, event);
  const phrases = phrasesIn(language);
  const userId = event.source?.userId ?? chat;
  const say = (text: string) => answer([textWithChips(text, language)]);

  const later = readLaterPostback(data);
  if (later !== undefined && isStale) return ended('stale');
  if (later !== undefined) return takeLaterAnswer(deps, event, facts, later, answer);
  const card = readCardPostback(data);
  if (card !== undefined) return takeCard(deps, event, facts, card, answer);
  if (data === savedCardsData) {
    const cards = await deps.savedCards.saved(userId);
    return answer(savedCardsAnswer(cards, language, deps.imageUrlOf));
  }
  if (event.source?.type === 'user') {
    switch (readForgetPostback(data)) {
      case 'yes':
        await deps.erase(userId, event.timestamp);
        // The chat's own lease is still held by this turn.
        return { ...(await say(phrases.forgotten)), afterwards: () => deps.turns.forget(chat) };
      case 'no':
        return say(phrases.notForgotten);
      case undefined:
    }
    switch (readPersonPostback(data)) {
      case 'call':
        if (isStale) return ended('stale');
        return answer(await deps.desk.call(chat, language, event.webhookEventId));
      case 'end':
        return answer(await deps.desk.end(chat, language));
      case undefined:
    }
  }
  return ended('unknownPostback');
}

const emoji = { love: '😍', smile: '😊', strong: '💪', thanks: '🙏' } as const;

/** What is done with a card that was sent. */
export async function takeCard(
  deps: TakeTurnDeps,
  event: HandledEvent,
  facts: TurnFacts,
  { action, pictureKey: key, reaction, language: shown }: CardPostback,
  answer: SendMessages,
): Promise<TurnResult> {
  const { chat } = facts;
  const language = shown ?? (await usualLanguage(deps, event));
  const phrases = phrasesIn(language);
  const userId = event.source?.userId ?? chat;
  const card = await deps.cards.find(key);
  if (card === undefined) return answer([textWithChips(phrases.cardGone, language)]);
  const { richMessage, category } = card;
  const quickReply = cardChips(language, { key, category });
  deps.reporter.report({ name: 'card.engaged', fields: { action, personal: isPersonal(key) } });
  switch (action) {
    case 'save':
      await deps.savedCards.save(userId, key);
      return answer([{ type: 'text', text: phrases.saved, quickReply }]);
    case 'remove':
      await deps.savedCards.unsave(userId, key);
      return answer([textWithChips(phrases.unsaved, language)]);
    case 'show':
      return answer(richMessageAnswer(deps.imageUrlOf(key), card, language));
    case 'like': {
      await deps.savedCards.like(userId, key);
      const items = reactions.map((felt) =>
        postbackChip(emoji[felt], cardPostbackData('react', key, language, felt)),
      );
      return answer([{ type: 'text', text: phrases.liked, quickReply: { items } }]);
    }
    case 'react':
      if (reaction !== undefined) await deps.savedCards.react(userId, key, reaction);
      return answer([{ type: 'text', text: phrases.reacted, quickReply }]);
    case 'share':
      return answer([shareMessage(phrases.share, phrases.label.chooseFriend, richMessage.altText)]);
    case 'more':
      if (facts.isStale) return ended('stale');
      return tellMore(deps, event, facts, richMessage.altText, answer, language);
    default:
      return action satisfies never;
  }
}

/** Of an address of 1,000 characters, what its beginning leaves. */
const maxSharedUnits = 960;
const maxSharedGraphemes = 70;

/** The beginning of some words that an address has room for; a character that is cut would make none. */
function fittingWords(words: string): string {
  const graphemes = graphemesOf(words.toWellFormed()).slice(0, maxSharedGraphemes);
  while (encodeURIComponent(graphemes.join('')).length > maxSharedUnits) graphemes.pop();
  return graphemes.join('');
}

/** LINE's own page for choosing whom to send a text. @see https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/ */
function shareMessage(text: string, label: string, words: string): messagingApi.Message {
  const start = 'https://line.me/R/share?text=';
  const encoded = encodeURIComponent(fittingWords(words));
  const actions: messagingApi.URIAction[] = [{ type: 'uri', label, uri: `${start}${encoded}` }];
  return { type: 'template', altText: text, template: { type: 'buttons', text, actions } };
}

/** Talks about what a card says. */
async function tellMore(
  deps: TakeTurnDeps,
  event: HandledEvent,
  facts: TurnFacts,
  altText: string,
  answer: SendMessages,
  language: Parameters<typeof phrasesIn>[0],
): Promise<TurnResult> {
  const { chat } = facts;
  const { webhookEventId, timestamp: at, source } = event;
  if (deps.chat === undefined)
    return answer([textWithChips(phrasesIn(language).friendly, language)]);
  const { chat: chatDeps } = deps;
  const admission = await admissionOf(chatDeps, event, chat);
  return whenAdmitted(admission, language, answer, async () => {
    const text = `[card: ${altText}] Tell me more about this.`;
    const author = source?.type === 'user' ? undefined : source?.userId;
    const recall = await deps.memory.recall(chat);
    const id = `${webhookEventId}-more`;
    return converse(
      chatDeps,
      { ...facts, event, language, recall },
      {
        ...originOf(event, [id]),
        read: async () => ({
          kind: 'ask',
          parts: [{ type: 'text', text }],
          remember: [{ id, at, from: 'user', text, author }],
        }),
      },
    );
  });
}
