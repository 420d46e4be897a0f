import { iconButton } from '../elements/iconButton';

const nearPx = 80;

/**
 * Keeps a scrolled box at its end while pictures load and messages come, unless the reader has scrolled up; then a
 * button leads back. `jump` goes to the end at once.
 */
export function stickToBottom(box: HTMLElement, content: HTMLElement) {
  let sticks = true;
  const button = iconButton('down', 'To the newest message', () => glide(), {
    class: 'to-bottom',
    hidden: true,
  });
  const jump = () => {
    sticks = true;
    button.hidden = true;
    box.scrollTop = box.scrollHeight;
  };
  const glide = () => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.scrollTo({ top: box.scrollHeight, behavior: still ? 'auto' : 'smooth' });
  };
  box.addEventListener(
    'scroll',
    () => {
      sticks = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      button.hidden = sticks;
    },
    { passive: true },
  );
  const observer = new ResizeObserver(() => {
    if (sticks) box.scrollTop = box.scrollHeight;
  });
  observer.observe(content);
  observer.observe(box);
  return { button, jump };
}
