import { element } from '../elements/element';
import { botAvatar } from '../elements/avatar';
import { dayOf, sameDay } from '../elements/formatTime';
import { messageSummary } from '../messages/messageView';
import type { MessageContext } from '../messages/messageContext';
import { quickReplies } from '../messages/quickReplies';
import { isSpoken, type Entry } from '../store/chatTypes';
import type { ChatStore } from '../store/chatStore';
import type { ChatActions } from './chatActions';
import { entryRow } from './entryRow';
import type { SpokenPostbacks } from './spokenPostbacks';
import { stickToBottom } from './stickToBottom';
import { welcome } from './welcome';

export type ConversationOptions = {
  store: ChatStore;
  chat: ChatActions;
  context: MessageContext;
  spokenPostbacks: SpokenPostbacks;
  inspect: (entry: Entry) => void;
  focusComposer: () => void;
};

/** Messages closer than this stand together under one face. */
const groupGapMs = 5 * 60 * 1000;

/** The selected user's messages, oldest first, with the loading animation and the quick replies at the end. */
export function conversation({
  store,
  chat,
  context,
  spokenPostbacks,
  inspect,
  focusComposer,
}: ConversationOptions) {
  const list = element('ol', { class: 'entries', 'aria-label': 'Messages' });
  const typing = element('div', { class: 'typing', hidden: true, role: 'status' }, [
    botAvatar(),
    element('span', { class: 'bubble typing-bubble', 'aria-label': 'The bot is answering' }, [
      element('i'),
      element('i'),
      element('i'),
    ]),
  ]);
  const chips = element('div', {
    class: 'chips',
    role: 'group',
    'aria-label': 'Quick replies',
    hidden: true,
  });
  const content = element('div', { class: 'scrolled' }, [list, typing]);
  const box = element('div', { class: 'scroll-box', tabindex: -1 }, [content]);
  const announcer = element('div', { class: 'unseen', 'aria-live': 'polite' });
  const bottom = stickToBottom(box, content);
  let shown: Entry[] = [];

  function row(entry: Entry, previous: Entry | undefined, isNew: boolean): HTMLElement {
    return entryRow(entry, {
      context,
      spokenPostbacks,
      botName: store.channel?.botName ?? 'Bot',
      opensGroup:
        previous?.from !== entry.from ||
        entry.at - previous.at > groupGapMs ||
        !sameDay(entry.at, previous.at),
      isNew,
      sendAgain: (text) => void chat.sendText(text),
      unsend: (messageId) => {
        chat.forgetUpload(messageId);
        void chat.unsend(messageId);
      },
      inspect,
    });
  }

  /** The entry's row, and before it the day when a new one begins. */
  function rows(entry: Entry, previous: Entry | undefined, isNew: boolean): HTMLElement[] {
    const opensDay = !previous || !sameDay(entry.at, previous.at);
    const day = element('li', { class: 'day-row' }, [
      element('span', { class: 'pill' }, [dayOf(entry.at, store.now())]),
    ]);
    return [...(opensDay ? [day] : []), row(entry, previous, isNew)];
  }

  function renderAll() {
    const user = store.selected();
    shown = user ? store.entries(user.userId).filter(isSpoken) : [];
    list.lang = user?.language ?? '';
    list.replaceChildren(
      ...shown.flatMap((entry, index) => rows(entry, shown[index - 1], false)),
      ...(user && !shown.some(({ from }) => from !== 'system')
        ? [welcome(user, store.channel?.botName ?? 'the bot', (text) => void chat.sendText(text))]
        : []),
    );
    renderEnd();
    bottom.jump();
  }

  function append(entry: Entry) {
    const welcomed = list.querySelector('.welcome');
    if (welcomed) removeFocused(welcomed, () => welcomed.remove());
    list.append(...rows(entry, shown.at(-1), true));
    shown.push(entry);
    if (entry.from === 'user') bottom.jump();
    if (entry.from === 'bot') {
      announcer.textContent = `${store.channel?.botName ?? 'Bot'}: ${messageSummary(entry.message)}`;
    }
    renderEnd();
  }

  function replace(entry: Entry) {
    const index = shown.findIndex(({ id }) => id === entry.id);
    if (index < 0) return;
    shown[index] = entry;
    const old = list.querySelector(`[data-entry-id="${CSS.escape(entry.id)}"]`);
    old?.replaceWith(row(entry, shown[index - 1], false));
  }

  /** What had the focus goes away: the keyboard's user goes on in the composer, not at the top of the page. */
  function removeFocused(place: Element, remove: () => void) {
    const hadFocus = place.contains(document.activeElement);
    remove();
    if (hadFocus) focusComposer();
  }

  let offering: Entry | undefined;
  function renderChips() {
    const last = shown.at(-1);
    const offers = last?.from === 'bot' && !store.selected()?.blocked ? last : undefined;
    if (offers === offering) return;
    offering = offers;
    const items = offers ? quickReplies(offers.message, context) : [];
    removeFocused(chips, () => {
      chips.replaceChildren(...items);
      chips.hidden = items.length === 0;
    });
    chips.scrollLeft = 0;
  }

  function renderEnd() {
    renderChips();
    typing.hidden = !store.selectedId || !store.isLoading(store.selectedId);
  }

  store.listen((change) => {
    switch (change.kind) {
      case 'selected':
        return renderAll();
      case 'transcript':
        return change.userId === store.selectedId ? renderAll() : undefined;
      case 'entry':
        return change.userId === store.selectedId && isSpoken(change.entry)
          ? append(change.entry)
          : undefined;
      case 'entryChanged':
        return change.userId === store.selectedId ? replace(change.entry) : undefined;
      case 'loading':
      case 'users':
        return renderEnd();
      default:
        return undefined;
    }
  });

  return {
    node: element('section', { class: 'conversation', 'aria-label': 'Conversation' }, [
      box,
      bottom.button,
      chips,
      announcer,
    ]),
    /** Draws a postback again once it is known what it said. */
    refresh(webhookEventId: string) {
      const entry = shown.find((one) => one.webhookEventId === webhookEventId);
      if (entry) replace(entry);
    },
  };
}
