import { element } from '../elements/element';
import { actionRegion } from '../messages/actionElement';
import { isObject, objectsOf, textOf, type JsonObject } from '../store/json';
import type { FlexContext } from './flexContext';
import type { FlexParent } from './flexPlace';
import { placeComponent } from './flexPlace';
import { borderOf, colorOf, exactLength, spaceOf } from './flexSizes';

const justifications: Record<string, string> = {
  center: 'center',
  'flex-start': 'flex-start',
  'flex-end': 'flex-end',
  'space-between': 'space-between',
  'space-around': 'space-around',
  'space-evenly': 'space-evenly',
};

export function flexBox(box: JsonObject, context: FlexContext): HTMLElement {
  const layout = layoutOf(box.layout);
  const parent: FlexParent = { layout, spacing: box.spacing };
  let isFirst = true;
  const children = objectsOf(box.contents).map((component) => {
    const child = context.draw(component, parent);
    placeComponent(child, component, parent, isFirst);
    if (component.position !== 'absolute') isFirst = false;
    return child;
  });
  const style = boxStyle(box, layout);
  return isObject(box.action)
    ? actionRegion(box.action, context, { class: 'flex-box flex-tap', style }, children)
    : element('div', { class: 'flex-box', style }, children);
}

function layoutOf(value: unknown): FlexParent['layout'] {
  return value === 'horizontal' || value === 'baseline' ? value : 'vertical';
}

function boxStyle(box: JsonObject, layout: FlexParent['layout']) {
  const width = borderOf(box.borderWidth);
  return {
    'flex-direction': layout === 'vertical' ? 'column' : 'row',
    'align-items':
      layout === 'baseline' ? 'baseline' : (justifications[textOf(box.alignItems)] ?? 'stretch'),
    'justify-content': justifications[textOf(box.justifyContent)],
    'background-color': colorOf(box.backgroundColor),
    'background-image': gradientOf(box.background),
    border: width ? `${width} solid ${colorOf(box.borderColor) ?? '#0000'}` : undefined,
    'border-radius': spaceOf(box.cornerRadius),
    width: exactLength(box.width),
    'max-width': exactLength(box.maxWidth),
    height: exactLength(box.height),
    'max-height': exactLength(box.maxHeight),
    padding: spaceOf(box.paddingAll),
    'padding-top': spaceOf(box.paddingTop),
    'padding-bottom': spaceOf(box.paddingBottom),
    'padding-inline-start': spaceOf(box.paddingStart),
    'padding-inline-end': spaceOf(box.paddingEnd),
  };
}

function gradientOf(background: unknown): string | undefined {
  if (!isObject(background) || background.type !== 'linearGradient') return undefined;
  const start = colorOf(background.startColor);
  const end = colorOf(background.endColor);
  const angle = /^\d+(\.\d+)?deg$/.exec(textOf(background.angle))?.[0] ?? '0deg';
  if (!start || !end) return undefined;
  const center = colorOf(background.centerColor);
  const position = exactLength(background.centerPosition) ?? '50%';
  return `linear-gradient(${angle}, ${start}, ${center ? `${center} ${position}, ` : ''}${end})`;
}
