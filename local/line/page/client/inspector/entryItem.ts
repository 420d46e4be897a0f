import { viaLabel } from '../chat/viaLabel';
import { element } from '../elements/element';
import { exactTimeOf } from '../elements/formatTime';
import { messageSummary } from '../messages/messageView';
import type { Entry } from '../store/chatTypes';
import { textOf } from '../store/json';
import { itemWithJson } from './itemWithJson';

/** One entry of the chat: how it came, what it cost, and its JSON. */
export function entryItem(entry: Entry): HTMLDetailsElement {
  const isSent = entry.from === 'bot';
  return itemWithJson(entry.id, entry, [
    element('span', { class: `item-mark from-${entry.from} ${entry.cost > 0 ? 'costs' : ''}` }, [
      isSent ? viaLabel(entry) : entry.via,
    ]),
    element('span', { class: 'item-kind' }, [textOf(entry.message.type)]),
    element('time', { class: 'faint' }, [exactTimeOf(entry.at)]),
    element('span', { class: 'item-words' }, [wordsOf(entry)]),
  ]);
}

function wordsOf(entry: Entry): string {
  if (entry.unsent) return 'unsent';
  return entry.via === 'loading' ? 'loading animation' : messageSummary(entry.message);
}
