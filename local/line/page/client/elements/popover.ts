import { element, type Child } from './element';

const gap = 8;
let open: { anchor: HTMLElement; close: () => void } | undefined;

/** Closes the one that is open, if any. */
export const closePopover = () => open?.close();

/**
 * Shows a panel beside its anchor, kept inside the window. Escape, a press outside, or the anchor's second press
 * closes it, and the focus returns to the anchor.
 */
export function showPopover(
  anchor: HTMLElement,
  options: { label: string; class?: string; role?: string },
  children: Child[],
): (() => void) | undefined {
  const isSecondPress = open?.anchor === anchor;
  closePopover();
  if (isSecondPress) return undefined;

  const panel = element(
    'div',
    {
      class: `popover ${options.class ?? ''}`.trim(),
      role: options.role ?? 'dialog',
      'aria-label': options.label,
      tabindex: -1,
    },
    children,
  );
  (document.querySelector('main') ?? document.body).append(panel);
  place(panel, anchor);
  anchor.setAttribute('aria-expanded', 'true');

  function close() {
    if (open?.anchor !== anchor) return;
    open = undefined;
    document.removeEventListener('pointerdown', pressOutside, true);
    document.removeEventListener('keydown', pressKey, true);
    window.removeEventListener('resize', placeAgain);
    anchor.setAttribute('aria-expanded', 'false');
    const hadFocus = panel.contains(document.activeElement);
    panel.remove();
    if (hadFocus) anchor.focus();
  }
  /** Also when a phone's keyboard comes up. */
  const placeAgain = () => place(panel, anchor);
  function pressOutside(event: PointerEvent) {
    const target = event.target as Node;
    if (!panel.contains(target) && !anchor.contains(target)) close();
  }
  function pressKey(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else moveInside(panel, event);
  }
  document.addEventListener('pointerdown', pressOutside, true);
  document.addEventListener('keydown', pressKey, true);
  window.addEventListener('resize', placeAgain);
  open = { anchor, close };
  (panel.querySelector<HTMLElement>(focusable) ?? panel).focus();
  return close;
}

const focusable = 'input, textarea, select, button, a[href]';

/** Tab goes round inside; in a menu or a grid of buttons the arrows move too. */
function moveInside(panel: HTMLElement, event: KeyboardEvent) {
  const items = [...panel.querySelectorAll<HTMLElement>(focusable)];
  const here = items.indexOf(document.activeElement as HTMLElement);
  if (here < 0) return;
  const isButton = items[here] instanceof HTMLButtonElement;
  const step =
    event.key === 'Tab'
      ? event.shiftKey
        ? -1
        : 1
      : isButton && (event.key === 'ArrowDown' || event.key === 'ArrowRight')
        ? 1
        : isButton && (event.key === 'ArrowUp' || event.key === 'ArrowLeft')
          ? -1
          : 0;
  if (step === 0) return;
  event.preventDefault();
  items[(here + step + items.length) % items.length]?.focus();
}

function place(panel: HTMLElement, anchor: HTMLElement) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const above = at.top - height - gap;
  const top = above >= gap ? above : Math.min(at.bottom + gap, window.innerHeight - height - gap);
  const left = Math.min(
    Math.max(gap, at.left + at.width / 2 - width / 2),
    window.innerWidth - width - gap,
  );
  panel.style.top = `${Math.max(gap, top)}px`;
  panel.style.left = `${Math.max(gap, left)}px`;
}
