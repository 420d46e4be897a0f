import { aUserId } from '../builders/events';
import { createSeededRandom } from './seededRandom';
import type { Chat, Step } from './script';

/** One message that somebody said. */
export interface Said {
  readonly messageId: string;
  readonly chat: string;
  readonly user: string;
  /** LINE's time of the message. */
  readonly at: number;
  /** The words that nothing else has: its own, and those of its edits, with the time of each. */
  readonly words: { readonly text: string; readonly at: number }[];
}

export interface MadeEvent {
  readonly eventId: string;
  readonly chat: string;
  readonly event: Record<string, unknown>;
}

/** Turns what people do into events as LINE sends them. */
export function createEvents(seed: number, now: () => number) {
  const random = createSeededRandom(`${seed}/events`);
  const said = new Map<string, Said>();
  const group = `C${'c'.repeat(32)}`;
  const userId = (user: number) => aUserId(user);
  const chatId = (chat: Chat, user: number) => (chat === 'group' ? group : userId(user));

  function make(
    step: Step & { id: string },
    chat: string,
    user: string,
    fields: Record<string, unknown>,
  ): MadeEvent {
    const eventId = `01K${step.id.padStart(23, '0').toUpperCase()}`;
    const source =
      chat === group
        ? { type: 'group', groupId: group, userId: user }
        : { type: 'user', userId: user };
    const event = {
      mode: 'active',
      timestamp: now(),
      source,
      webhookEventId: eventId,
      deliveryContext: { isRedelivery: false },
      replyToken: `token-${eventId}`,
      ...fields,
    };
    return { eventId, chat, event };
  }

  function textMessage(id: string, inGroup: boolean, text: string) {
    if (!inGroup) return { type: 'text', id, text, quoteToken: 'q' };
    const mention = { mentionees: [{ type: 'user', index: 0, length: 4, isSelf: true }] };
    return { type: 'text', id, text: `@bot ${text}`, quoteToken: 'q', mention };
  }

  const newWord = (id: string) => `zzq${id}r${random.int(1000, 9999)}qzz`;

  /** Undefined when what it is about was never said. */
  function of(step: Step): MadeEvent | undefined {
    switch (step.do) {
      case 'say':
      case 'picture': {
        const user = userId(step.user);
        const chat = chatId(step.chat, step.user);
        const messageId = String(5000 + said.size);
        const words = step.do === 'say' && step.text !== 'wish' ? [newWord(step.id)] : [];
        said.set(step.id, {
          messageId,
          chat,
          user,
          at: now(),
          words: words.map((text) => ({ text, at: now() })),
        });
        const message =
          step.do === 'picture'
            ? { type: 'image', id: messageId, contentProvider: { type: 'line' } }
            : textMessage(messageId, chat === group, textOf(step.text, words[0]));
        return make(step, chat, user, { type: 'message', message });
      }
      case 'edit': {
        const target = said.get(step.of);
        if (target === undefined) return undefined;
        const word = newWord(step.id);
        target.words.push({ text: word, at: now() });
        const message = textMessage(target.messageId, true, `I meant to say ${word} to you`);
        return make(step, target.chat, target.user, { type: 'messageEdited', message });
      }
      case 'unsend': {
        const target = said.get(step.of);
        if (target === undefined) return undefined;
        const unsend = { messageId: target.messageId };
        const made = make(step, target.chat, target.user, { type: 'unsend', unsend });
        return { ...made, event: { ...made.event, replyToken: undefined } };
      }
      case 'forget': {
        const user = userId(step.user);
        const postback = { data: 'action=forget&do=yes' };
        return make(step, user, user, { type: 'postback', postback });
      }
      default:
        return undefined;
    }
  }

  function tap(step: Step & { do: 'tap' }, data: string): MadeEvent {
    const user = userId(step.user);
    const postback = { data };
    return make(step, chatId(step.chat, step.user), user, { type: 'postback', postback });
  }

  return { said, userId, chatId, of, tap };
}

function textOf(kind: 'words' | 'wish' | 'card', word = ''): string {
  if (kind === 'wish') return 'good morning';
  if (kind === 'card') return `Please draw a picture card that names ${word} for my desk`;
  return `What do you think of ${word} when it rains in the evening?`;
}
