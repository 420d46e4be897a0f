import { element } from '../elements/element';
import { numberOf, textOf, type JsonObject } from '../store/json';
import type { FlexContext } from './flexContext';
import { flexBox } from './flexBox';
import { flexButton } from './flexButton';
import { flexIcon, flexImage, flexVideo } from './flexImage';
import type { FlexParent } from './flexPlace';
import { colorOf, spaceOf } from './flexSizes';
import { flexText } from './flexText';

/** One component; its place in the parent is the parent's affair. */
export function flexComponent(
  component: JsonObject,
  parent: FlexParent,
  context: FlexContext,
): HTMLElement {
  switch (component.type) {
    case 'box':
      return flexBox(component, context);
    case 'text':
      return flexText(component, context);
    case 'image':
      return flexImage(component, context);
    case 'icon':
      return flexIcon(component);
    case 'video':
      return flexVideo(component, context);
    case 'button':
      return flexButton(component, context);
    case 'separator':
      return element('div', {
        class: parent.layout === 'vertical' ? 'flex-line' : 'flex-line upright',
        role: 'separator',
        style: { 'background-color': colorOf(component.color) },
      });
    case 'spacer':
      return element('div', { style: { padding: `${spaceOf(component.size) ?? '8px'} 0 0 0` } });
    case 'filler':
      return element('div', { style: { 'flex-grow': String(numberOf(component.flex, 1)) } });
    default:
      return element('div', { class: 'faint' }, [textOf(component.type)]);
  }
}
