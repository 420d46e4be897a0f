import { webLink } from '../chat/performAction';
import { element, type Child, type Props } from '../elements/element';
import { textOf, type JsonObject } from '../store/json';
import type { MessageContext } from './messageContext';

/** What is tapped: a real link for a web address, a button for everything else. */
export function actionElement(
  action: JsonObject,
  context: MessageContext,
  props: Props,
  children: Child[],
): HTMLElement {
  const uri = action.type === 'uri' ? webLink(textOf(action.uri ?? action.linkUri)) : undefined;
  if (uri) {
    return element(
      'a',
      {
        title: uri,
        ...props,
        href: uri,
        target: '_blank',
        rel: 'noopener noreferrer',
        on: { click: (event) => event.stopPropagation() },
      },
      children,
    );
  }
  const button = element('button', { type: 'button', ...props }, children);
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    context.perform(action, button);
  });
  return button;
}

/** A tappable region that may hold buttons and links of its own, which a button element must not. */
export function actionRegion(
  action: JsonObject,
  context: MessageContext,
  props: Props,
  children: Child[],
): HTMLElement {
  const perform = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
    context.perform(action, region);
  };
  const region = element(
    'div',
    {
      role: action.type === 'uri' ? 'link' : 'button',
      tabindex: 0,
      'aria-label': textOf(action.label) || undefined,
      ...props,
      on: {
        click: perform,
        keydown: (event) => {
          const isPress = event.key === 'Enter' || event.key === ' ';
          if (isPress && event.target === region) perform(event);
        },
      },
    },
    children,
  );
  return region;
}

/** What a screen reader says of an action without a label. */
export const actionName = (action: JsonObject): string =>
  textOf(action.label) ||
  textOf(action.text) ||
  textOf(action.displayText) ||
  textOf(action.clipboardText) ||
  textOf(action.linkUri) ||
  textOf(action.uri) ||
  textOf(action.type);
