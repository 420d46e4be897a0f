import { element } from './element';
import { icon, type IconName } from './icon';
import { closePopover, showPopover } from './popover';

export type MenuItem = { label: string; icon: IconName; run: () => void; danger?: boolean };

/** A list of commands at a button. */
export function showMenu(anchor: HTMLElement, label: string, items: MenuItem[]) {
  showPopover(
    anchor,
    { label, class: 'menu', role: 'menu' },
    items.map((item) =>
      element(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          class: item.danger ? 'menu-item danger' : 'menu-item',
          on: {
            click: () => {
              closePopover();
              item.run();
            },
          },
        },
        [icon(item.icon), item.label],
      ),
    ),
  );
}
