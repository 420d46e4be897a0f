import { element } from '../elements/element';
import { onNextFrame } from '../elements/onNextFrame';
import { createOneTabStop } from '../elements/oneTabStop';
import { iconButton } from '../elements/iconButton';
import type { Entry } from '../store/chatTypes';
import type { ChatStore } from '../store/chatStore';
import { channelCard } from './channelCard';
import { entryItem } from './entryItem';
import { requestItem } from './requestItem';

type Tab = 'messages' | 'calls';
const maxItems = 100;

/** Behind the conversation: which API carried each message, what it cost, and every call that the bot made. */
export function inspector(store: ChatStore, close: () => void) {
  let tab: Tab = 'messages';
  const items = element('ol', { class: 'inspector-items', 'aria-label': 'Newest first' });
  const oneTabStop = createOneTabStop(items, 'summary');
  const channel = element('div');
  const tabs = {
    messages: tabButton('messages', 'Messages'),
    calls: tabButton('calls', 'API calls'),
  };

  function tabButton(name: Tab, label: string) {
    return element('button', { type: 'button', class: 'tab', on: { click: () => show(name) } }, [
      label,
    ]);
  }

  function show(name: Tab) {
    tab = name;
    render();
  }

  function render() {
    tabs.messages.setAttribute('aria-pressed', String(tab === 'messages'));
    tabs.calls.setAttribute('aria-pressed', String(tab === 'calls'));
    const opened = new Set(
      [...items.querySelectorAll<HTMLElement>('details[open]')].map(({ dataset }) => dataset.key),
    );
    const focusedKey = oneTabStop.focusedKey();
    const all =
      tab === 'messages'
        ? store
            .entries(store.selectedId ?? '')
            .slice(-maxItems)
            .map(entryItem)
        : store.requests.slice(-maxItems).map(requestItem);
    for (const item of all) item.open = opened.has(item.dataset.key);
    items.replaceChildren(...all.reverse().map((item) => element('li', {}, [item])));
    if (all.length === 0) items.append(element('li', { class: 'faint nothing' }, ['Nothing yet']));
    oneTabStop.refresh(focusedKey);
  }

  const renderSoon = onNextFrame(render);
  store.listen(({ kind }) => {
    if (kind === 'channel' && store.channel) channel.replaceChildren(channelCard(store.channel));
    const concerns =
      tab === 'calls' ? ['requests'] : ['selected', 'transcript', 'entry', 'entryChanged'];
    if (concerns.includes(kind)) renderSoon();
  });
  render();
  return {
    node: element('section', { class: 'inspector', 'aria-label': 'Details' }, [
      element('header', { class: 'inspector-header' }, [
        element('h2', {}, ['Details']),
        iconButton('close', 'Close details', close, { class: 'inspector-close' }),
      ]),
      channel,
      element('div', { class: 'tabs', role: 'group', 'aria-label': 'What to show' }, [
        tabs.messages,
        tabs.calls,
      ]),
      items,
    ]),
    /** Opens one entry's JSON. */
    reveal(entry: Entry) {
      show('messages');
      const item = items.querySelector<HTMLDetailsElement>(
        `details[data-key="${CSS.escape(entry.id)}"]`,
      );
      if (!item) return;
      item.open = true;
      item.scrollIntoView({ block: 'nearest' });
      item.querySelector('summary')?.focus();
    },
  };
}
