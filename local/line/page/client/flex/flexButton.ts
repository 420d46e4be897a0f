import { element } from '../elements/element';
import { actionElement, actionName } from '../messages/actionElement';
import { objectOf, textOf, type JsonObject } from '../store/json';
import type { FlexContext } from './flexContext';
import { colorOf } from './flexSizes';

/** `color` is the background of primary and secondary buttons, and the letters of a link. */
export function flexButton(component: JsonObject, context: FlexContext): HTMLElement {
  const kind = ['primary', 'secondary'].includes(textOf(component.style))
    ? textOf(component.style)
    : 'link';
  const color = colorOf(component.color);
  const action = objectOf(component.action);
  const button = actionElement(
    action,
    context,
    {
      class: `flex-button ${kind} ${component.height === 'sm' ? 'low' : ''}`,
      style: kind === 'link' ? { color } : { 'background-color': color },
    },
    [element('span', {}, [actionName(action)])],
  );
  return element('div', { class: 'flex-button-place' }, [button]);
}
