import { element } from '../elements/element';
import { iconButton } from '../elements/iconButton';
import { picture } from './picture';

/** Shows one picture over the whole window; Escape or a press closes it. */
export function showPicture(url: string, alt: string) {
  const dialog = element('dialog', {
    class: 'picture-viewer',
    'aria-label': alt,
    on: { click: () => dialog.close(), close: () => dialog.remove() },
  });
  dialog.append(
    picture(url, alt, 'viewed-picture'),
    iconButton('close', 'Close', () => dialog.close()),
  );
  document.body.append(dialog);
  dialog.showModal();
}
