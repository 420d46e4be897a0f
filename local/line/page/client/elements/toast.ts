import { element } from './element';

const shownForMs = 3500;
let area: HTMLElement | undefined;

/** A short notice over the page, also read aloud by screen readers. `alert` is for what went wrong. */
export function toast(message: string, kind: 'notice' | 'alert' = 'notice') {
  area ??= document.body.appendChild(
    element('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' }),
  );
  const note = element('div', { class: `toast toast-${kind}` }, [message]);
  area.append(note);
  while (area.childElementCount > 3) area.firstElementChild?.remove();
  setTimeout(() => note.remove(), kind === 'alert' ? shownForMs * 2 : shownForMs);
}
