import { numberOf, textOf, type JsonObject } from '../store/json';
import { spaceOf } from './flexSizes';

/** The box that a component stands in, as far as the component's own place depends on it. */
export type FlexParent = { layout: 'horizontal' | 'vertical' | 'baseline'; spacing: unknown };

const sharesByDefault = new Set(['box', 'button', 'image', 'text', 'filler', 'video']);
const gravities: Record<string, string> = {
  top: 'flex-start',
  center: 'center',
  bottom: 'flex-end',
};

/**
 * Puts a component into its parent: how it grows, the space before it, gravity, offsets.
 * In a row `flex: X` acts as `X 0 0`, in a column as `X 0 auto`, and 0 as `0 0 auto`.
 */
export function placeComponent(
  node: HTMLElement,
  component: JsonObject,
  parent: FlexParent,
  isFirst: boolean,
) {
  const { style } = node;
  const isRow = parent.layout !== 'vertical';
  const flex = numberOf(component.flex, defaultFlex(component, isRow));
  style.flex = flex === 0 ? '0 0 auto' : isRow ? `${flex} 0 0` : `${flex} 0 auto`;
  if (isRow && flex !== 0) style.minWidth = '0';

  const space = spaceOf(component.margin ?? parent.spacing);
  if (!isFirst && space && component.position !== 'absolute') {
    if (isRow) style.marginInlineStart = space;
    else style.marginBlockStart = space;
  }
  const gravity = gravities[textOf(component.gravity)];
  if (gravity && parent.layout === 'horizontal') style.alignSelf = gravity;
  placeByOffsets(style, component);
}

function defaultFlex(component: JsonObject, isRow: boolean): number {
  if (component.type === 'filler') return 1;
  if (!isRow) return 0;
  if (component.width !== undefined) return 0;
  return sharesByDefault.has(textOf(component.type)) ? 1 : 0;
}

function placeByOffsets(style: CSSStyleDeclaration, component: JsonObject) {
  if (component.position === 'absolute') style.position = 'absolute';
  const offsets = {
    top: component.offsetTop,
    bottom: component.offsetBottom,
    'inset-inline-start': component.offsetStart,
    'inset-inline-end': component.offsetEnd,
  };
  for (const [name, value] of Object.entries(offsets)) {
    const offset = spaceOf(value);
    if (!offset) continue;
    style.setProperty(name, offset);
    if (component.position !== 'absolute') style.position = 'relative';
  }
}
