import { element } from '../elements/element';
import { actionElement } from '../messages/actionElement';
import { isObject, numberOf, objectsOf, textOf, type JsonObject } from '../store/json';
import type { FlexContext } from './flexContext';
import { colorOf, exactLength, fontOf } from './flexSizes';

export function flexText(component: JsonObject, context: FlexContext): HTMLElement {
  const spans = objectsOf(component.contents);
  const words =
    spans.length > 0
      ? spans.map((span) => element('span', { style: lettering(span) }, [textOf(span.text)]))
      : [textOf(component.text)];
  const lines = numberOf(component.maxLines);
  const wraps = component.wrap === true;
  const spacing = exactLength(component.lineSpacing);
  const props = {
    class: `flex-text ${wraps ? 'wraps' : ''} ${wraps && lines > 0 ? 'clamped' : ''}`,
    style: {
      'font-size': '16px',
      color: '#111111',
      ...defined(lettering(component)),
      'text-align': ['center', 'end'].includes(textOf(component.align))
        ? textOf(component.align)
        : undefined,
      '-webkit-line-clamp': wraps && lines > 0 ? String(lines) : undefined,
      'line-height': spacing ? `calc(1.4em + ${spacing})` : undefined,
    },
  };
  return isObject(component.action)
    ? actionElement(
        component.action,
        context,
        { ...props, class: `${props.class} flex-tap` },
        words,
      )
    : element('div', props, words);
}

/** What a text and its spans have in common. */
const lettering = (component: JsonObject) => ({
  'font-size': fontOf(component.size),
  color: colorOf(component.color),
  'font-weight': component.weight === 'bold' ? '700' : undefined,
  'font-style': component.style === 'italic' ? 'italic' : undefined,
  'text-decoration': ['underline', 'line-through'].includes(textOf(component.decoration))
    ? textOf(component.decoration)
    : undefined,
});

const defined = (style: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
