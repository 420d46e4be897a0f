import { element } from '../elements/element';

/** Cards side by side that scroll and snap; the strip itself takes the focus so that the arrow keys move it. */
export const cardStrip = (cards: HTMLElement[]): HTMLElement =>
  element(
    'div',
    {
      class: 'card-strip',
      tabindex: 0,
      role: 'group',
      'aria-label': `${cards.length} cards, scroll sideways`,
    },
    cards,
  );
