import { userAvatar } from '../elements/avatar';
import { element } from '../elements/element';
import { dayOf, sameDay, timeOf } from '../elements/formatTime';
import { icon } from '../elements/icon';
import { iconButton } from '../elements/iconButton';
import { onNextFrame } from '../elements/onNextFrame';
import { messageSummary } from '../messages/messageView';
import { isSpoken, type User } from '../store/chatTypes';
import type { ChatStore } from '../store/chatStore';
import type { EmulatorApi } from '../store/emulatorApi';
import { showNewUserForm } from './newUserForm';

/** A load test may make very many users; the search finds those that are not shown. */
const maxShown = 200;

/** The people who write to the bot. Arrow keys move, Enter opens. */
export function userList(store: ChatStore, api: EmulatorApi, select: (userId: string) => void) {
  const search = element('input', {
    type: 'search',
    class: 'search-input',
    placeholder: 'Search',
    'aria-label': 'Search people',
    autocomplete: 'off',
    on: { input: () => render() },
  });
  const list = element('ul', { class: 'user-list', on: { keydown: moveFocus } });
  const add = iconButton('addUser', 'Add a person', () => showNewUserForm(add, api, select));

  function render() {
    const focusedId = (document.activeElement as HTMLElement | null)?.dataset.userId;
    const wanted = search.value.trim().toLowerCase();
    const found = store.users.filter(({ displayName, language }) =>
      `${displayName} ${language}`.toLowerCase().includes(wanted),
    );
    const rows = newestFirst(found)
      .slice(0, maxShown)
      .map((user) => element('li', {}, [row(user)]));
    if (found.length > maxShown) {
      rows.push(element('li', { class: 'faint' }, [`and ${found.length - maxShown} more`]));
    }
    list.replaceChildren(...rows);
    if (focusedId) list.querySelector<HTMLElement>(`[data-user-id="${focusedId}"]`)?.focus();
  }

  /** Who has not spoken yet comes last, in the emulator's order. */
  function newestFirst(users: User[]): User[] {
    const lastAt = (user: User) => store.entries(user.userId).findLast(isSpoken)?.at ?? 0;
    return users
      .map((user) => ({ user, at: lastAt(user) }))
      .sort((one, other) => other.at - one.at)
      .map(({ user }) => user);
  }

  function row(user: User): HTMLElement {
    const last = store.entries(user.userId).findLast(isSpoken);
    const unread = store.unread(user.userId);
    const isSelected = user.userId === store.selectedId;
    return element(
      'button',
      {
        type: 'button',
        class: 'user-row',
        'data-user-id': user.userId,
        'aria-current': isSelected ? 'true' : undefined,
        on: { click: () => select(user.userId) },
      },
      [
        userAvatar(user.displayName, user.pictureColor),
        element('span', { class: 'user-words' }, [
          element('span', { class: 'user-name' }, [
            element('span', { class: 'user-name-text', lang: user.language }, [user.displayName]),
            element('span', { class: 'language-tag' }, [user.language]),
          ]),
          element('span', { class: 'user-preview' }, [
            user.blocked ? icon('block') : undefined,
            user.blocked ? 'Blocked the bot' : last ? preview(last) : 'Say hello',
          ]),
        ]),
        element('span', { class: 'user-side' }, [
          element('span', { class: 'user-time' }, [last ? shortTime(last.at) : '']),
          unread > 0 &&
            element('span', { class: 'badge', 'aria-label': `${unread} unread` }, [String(unread)]),
        ]),
      ],
    );
  }

  const preview = (entry: Parameters<typeof isSpoken>[0]) =>
    entry.unsent ? 'Message unsent' : messageSummary(entry.message);
  const shortTime = (at: number) =>
    sameDay(at, store.now()) ? timeOf(at) : dayOf(at, store.now());

  function moveFocus(event: KeyboardEvent) {
    const rows = [...list.querySelectorAll<HTMLElement>('.user-row')];
    const here = rows.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    if (next === undefined || here < 0) return;
    event.preventDefault();
    rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
  }

  const renderSoon = onNextFrame(render);
  store.listen(({ kind }) => {
    if (kind === 'users') renderSoon();
  });
  render();
  return element('nav', { class: 'people', 'aria-label': 'People' }, [
    element('header', { class: 'people-header' }, [element('h2', {}, ['Chats']), add]),
    element('label', { class: 'search' }, [icon('search'), search]),
    list,
  ]);
}
