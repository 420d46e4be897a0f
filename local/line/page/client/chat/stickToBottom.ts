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
  let lastTop = 0;
  box.addEventListener(
    'scroll',
    () => {
      // Content that grew since the last scroll leaves a distance too; only a move upwards is the reader's wish.
      const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      if (isNear) sticks = true;
      else if (box.scrollTop < lastTop) sticks = false;
      lastTop = box.scrollTop;
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
