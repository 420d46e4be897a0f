import { element } from './elements/element';
import type { ChatStore } from './store/chatStore';

const phone = matchMedia('(max-width: 760px)');
const wide = matchMedia('(min-width: 1180px)');

/**
 * Which part of the page is in view. The address names the open chat (`#U…`), so that the back button of a phone
 * leads from the conversation to the list.
 */
export function createPageView(store: ChatStore, focusComposer: () => void) {
  const root = element('main', { class: 'page' });
  const namedChat = () => /^#([UCR][0-9a-f]+)$/.exec(location.hash)?.[1];
  const canFocus = matchMedia('(hover: hover)');

  const view = {
    root,
    openChat(userId: string) {
      if (phone.matches) location.hash = userId;
      else history.replaceState(null, '', `#${userId}`);
      follow();
      if (canFocus.matches) focusComposer();
    },
    back() {
      history.pushState(null, '', location.pathname);
      follow();
      root.querySelector<HTMLElement>('.user-row')?.focus();
    },
    openInspector: () => setInspector(true),
    toggleInspector: () => setInspector(!root.classList.contains('with-inspector')),
  };

  function setInspector(isOpen: boolean) {
    root.classList.toggle('with-inspector', isOpen);
    const panel = root.querySelector<HTMLElement>('.panel-button');
    panel?.setAttribute('aria-pressed', String(isOpen));
    if (!isOpen) panel?.focus();
  }

  /** Shows what the address names; on a wide window there is always a chat. */
  function follow() {
    const wanted = namedChat();
    const first = phone.matches ? undefined : store.users[0]?.userId;
    store.select(wanted && (store.user(wanted) || store.users.length === 0) ? wanted : first);
    root.dataset.view = store.selectedId ? 'chat' : 'list';
  }

  window.addEventListener('hashchange', follow);
  window.addEventListener('popstate', follow);
  phone.addEventListener('change', follow);
  store.listen(({ kind }) => {
    if (kind === 'users') follow();
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const isOverlay = !wide.matches && root.classList.contains('with-inspector');
    if (isOverlay) setInspector(false);
    else if (phone.matches && root.dataset.view === 'chat') view.back();
  });
  root.dataset.view = 'list';
  root.classList.toggle('with-inspector', wide.matches);
  return view;
}
