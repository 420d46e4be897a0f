import { botAvatar } from '../elements/avatar';
import { element } from '../elements/element';
import { iconButton } from '../elements/iconButton';
import { showMenu } from '../elements/menu';
import { toast } from '../elements/toast';
import type { ChatStore } from '../store/chatStore';
import type { EmulatorApi } from '../store/emulatorApi';

/** Who talks to whom, what the month has cost, and the switches of this chat. */
export function chatHeader(
  store: ChatStore,
  api: EmulatorApi,
  actions: { back: () => void; toggleInspector: () => void },
): HTMLElement {
  const name = element('h2', { class: 'chat-name' });
  const detail = element('span', { class: 'chat-detail' });
  const spent = element('span', { class: 'spent' });
  const more = iconButton('more', 'More', () => showChatMenu());
  const panel = iconButton('panel', 'Details', actions.toggleInspector, { class: 'panel-button' });

  function render() {
    const user = store.selected();
    name.textContent = store.channel?.botName ?? 'Bot';
    detail.textContent = !store.connected
      ? 'Connecting…'
      : user
        ? `${user.displayName} · ${user.language}`
        : '';
    detail.classList.toggle('offline', !store.connected);
    const { quota, consumption } = store.channel ?? { quota: { type: 'none' }, consumption: 0 };
    const limit = quota.type === 'limited' ? ` / ${quota.value.toLocaleString()}` : '';
    spent.replaceChildren(
      element('b', {}, [consumption.toLocaleString()]),
      element('span', { class: 'spent-limit' }, [limit]),
      ' sent',
      element('span', { class: 'spent-unit' }, [' this month']),
    );
    spent.title = 'Messages counted against the monthly quota. Replies are free.';
    more.hidden = !user;
  }

  function showChatMenu() {
    const user = store.selected();
    if (!user) return;
    const run = (call: Promise<unknown>) =>
      void call.catch((error: unknown) => toast(String(error), 'alert'));
    showMenu(more, 'Chat', [
      user.blocked
        ? { label: 'Unblock the bot', icon: 'check', run: () => run(api.follow(user.userId)) }
        : {
            label: 'Block the bot',
            icon: 'block',
            danger: true,
            run: () => run(api.unfollow(user.userId)),
          },
    ]);
  }

  store.listen(({ kind }) => {
    if (['selected', 'users', 'channel', 'connection'].includes(kind)) render();
  });
  render();
  return element('header', { class: 'chat-header' }, [
    iconButton('back', 'Back to the list', actions.back, { class: 'back-button' }),
    botAvatar(),
    element('div', { class: 'chat-title' }, [name, detail]),
    spent,
    more,
    panel,
  ]);
}
