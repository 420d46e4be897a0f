/**
 * Makes a long list one stop of the Tab key: the arrow keys, Home and End move inside it. Call `refresh` after the list
 * was drawn again, with the key of the item that had the focus.
 */
export function createOneTabStop(list: HTMLElement, itemSelector: string) {
  const items = () => [...list.querySelectorAll<HTMLElement>(itemSelector)];
  const keyOf = (item: Element | null | undefined) =>
    item?.closest<HTMLElement>('[data-key]')?.dataset.key;

  function makeStop(stop: HTMLElement | undefined) {
    for (const item of items()) item.tabIndex = item === stop ? 0 : -1;
  }

  list.addEventListener('focusin', ({ target }) => {
    const item = (target as HTMLElement).closest<HTMLElement>(itemSelector);
    if (item) makeStop(item);
  });
  list.addEventListener('keydown', (event) => {
    const all = items();
    const here = all.indexOf(event.target as HTMLElement);
    const last = all.length - 1;
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: last }[event.key];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(next, 0), last)]?.focus();
  });

  return {
    focusedKey(): string | undefined {
      const item = items().find((one) => one === document.activeElement);
      return keyOf(item);
    },
    refresh(focusedKey?: string) {
      const all = items();
      const focused = focusedKey && all.find((item) => keyOf(item) === focusedKey);
      makeStop(focused || all[0]);
      if (focused) focused.focus();
    },
  };
}
