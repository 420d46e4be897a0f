import { element, type Props } from './element';
import { icon, type IconName } from './icon';

/** A round button with a drawing; `label` is its name and its tooltip. */
export function iconButton(
  name: IconName,
  label: string,
  press: (event: MouseEvent) => void,
  props: Props = {},
): HTMLButtonElement {
  return element(
    'button',
    {
      type: 'button',
      'aria-label': label,
      title: label,
      ...props,
      class: `icon-button ${String(props.class ?? '')}`.trim(),
      on: { click: press },
    },
    [icon(name)],
  );
}
