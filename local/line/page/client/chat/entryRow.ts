import { botAvatar } from '../elements/avatar';
import { element } from '../elements/element';
import { timeOf } from '../elements/formatTime';
import { iconButton } from '../elements/iconButton';
import { showMenu, type MenuItem } from '../elements/menu';
import { messageSummary, messageView } from '../messages/messageView';
import type { MessageContext } from '../messages/messageContext';
import type { Entry } from '../store/chatTypes';
import { objectOf, textOf } from '../store/json';
import type { SpokenPostbacks } from './spokenPostbacks';
import { copyText } from './performAction';
import { viaLabel } from './viaLabel';

export type EntryRowOptions = {
  context: MessageContext;
  spokenPostbacks: SpokenPostbacks;
  botName: string;
  /** The first of several in a row by the same one: it has the face and the name. */
  opensGroup: boolean;
  isNew: boolean;
  sendAgain: (text: string) => void;
  unsend: (messageId: string) => void;
  inspect: (entry: Entry) => void;
};

/** One entry as a row of the conversation. */
export function entryRow(entry: Entry, options: EntryRowOptions): HTMLElement {
  const props = { 'data-entry-id': entry.id };
  if (entry.from === 'system') return pill(messageSummary(entry.message), props);
  if (entry.unsent) {
    return pill(entry.from === 'user' ? 'You unsent a message' : 'Message unsent', props);
  }
  const spoken = options.spokenPostbacks.find(entry.webhookEventId);
  if (entry.message.type === 'postback' && spoken === undefined) {
    return pill(
      `Postback  ${textOf(objectOf(entry.message.postback).data)}`,
      props,
      'postback-pill',
    );
  }
  const message = spoken === undefined ? entry.message : { type: 'text', text: spoken };
  const sender = objectOf(entry.message.sender);
  return element(
    'li',
    {
      ...props,
      class: `entry from-${entry.from} ${options.opensGroup ? 'opens-group' : ''} ${options.isNew ? 'is-new' : ''}`,
    },
    [
      entry.from === 'bot' &&
        (options.opensGroup
          ? botAvatar(textOf(sender.iconUrl) || undefined)
          : element('span', { class: 'avatar-space' })),
      element('div', { class: 'entry-body' }, [
        entry.from === 'user'
          ? element('span', { class: 'unseen speaker', lang: 'en' }, ['You: '])
          : element('span', { class: options.opensGroup ? 'sender-name' : 'unseen speaker' }, [
              textOf(sender.name) || options.botName,
            ]),
        element('div', { class: 'entry-line' }, [
          messageView(message, options.context),
          entryMeta(entry, options),
        ]),
      ]),
    ],
  );
}

const pill = (text: string, props: Record<string, string>, extra = '') =>
  element('li', { ...props, class: `pill-row ${extra}` }, [
    element('span', { class: 'pill' }, [text]),
  ]);

function entryMeta(entry: Entry, options: EntryRowOptions): HTMLElement {
  const more = iconButton('more', 'Message menu', () => showMenu(more, 'Message', items()), {
    class: 'entry-menu',
  });
  function items(): MenuItem[] {
    const text = textOf(entry.message.text);
    return [
      ...(text
        ? [{ label: 'Copy text', icon: 'copy', run: () => void copyText(text) } as const]
        : []),
      { label: 'Details', icon: 'code', run: () => options.inspect(entry) },
      ...(text && entry.from === 'user'
        ? [{ label: 'Send again', icon: 'send', run: () => options.sendAgain(text) } as const]
        : []),
      ...(entry.from === 'user' && entry.message.type !== 'postback'
        ? [
            {
              label: 'Unsend',
              icon: 'undo',
              danger: true,
              run: () => options.unsend(entry.id),
            } as const,
          ]
        : []),
    ];
  }
  return element('div', { class: 'entry-meta' }, [
    more,
    entry.read === true && element('span', { class: 'read-mark' }, ['Read']),
    entry.from === 'bot' &&
      element(
        'span',
        {
          class: `via ${entry.cost > 0 ? 'costs' : ''}`,
          title: `Sent by ${entry.via}; ${entry.cost} counted against the quota`,
        },
        [viaLabel(entry)],
      ),
    element('time', { datetime: new Date(entry.at).toISOString() }, [timeOf(entry.at)]),
  ]);
}
