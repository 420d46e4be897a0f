import { element } from '../elements/element';
import { actionRegion } from '../messages/actionElement';
import { cardStrip } from '../messages/cardStrip';
import type { MessageContext } from '../messages/messageContext';
import { isObject, objectOf, objectsOf, textOf, type JsonObject } from '../store/json';
import { flexComponent } from './flexComponent';
import type { FlexContext } from './flexContext';
import { bubbleWidthOf, colorOf } from './flexSizes';

/** A bubble or a carousel of bubbles. @see https://developers.line.biz/en/docs/messaging-api/flex-message-layout/ */
export function flexMessage(message: JsonObject, outer: MessageContext): HTMLElement {
  const context: FlexContext = {
    ...outer,
    draw: (component, parent) => flexComponent(component, parent, context),
  };
  const contents = objectOf(message.contents);
  if (contents.type === 'carousel') {
    return cardStrip(objectsOf(contents.contents).map((bubble) => flexBubble(bubble, context)));
  }
  return flexBubble(contents, context);
}

const blocks = ['header', 'hero', 'body', 'footer'] as const;

function flexBubble(bubble: JsonObject, context: FlexContext): HTMLElement {
  const styles = objectOf(bubble.styles);
  const children = blocks.flatMap((name, index) => {
    const block = bubble[name];
    if (!isObject(block)) return [];
    return flexBlock(name, block, objectOf(styles[name]), index > 0, context);
  });
  const props = {
    class: 'flex-bubble',
    dir: bubble.direction === 'rtl' ? 'rtl' : 'ltr',
    style: { width: bubbleWidthOf(bubble.size) },
  };
  return isObject(bubble.action)
    ? actionRegion(bubble.action, context, { ...props, class: 'flex-bubble flex-tap' }, children)
    : element('div', props, children);
}

function flexBlock(
  name: (typeof blocks)[number],
  block: JsonObject,
  style: JsonObject,
  mayHaveLine: boolean,
  context: FlexContext,
): HTMLElement[] {
  const node = context.draw(block, { layout: 'vertical', spacing: undefined });
  const line = element('div', {
    class: 'flex-line',
    style: { 'background-color': colorOf(style.separatorColor) },
  });
  const place = element(
    'div',
    {
      class: `flex-block flex-${name} ${textOf(block.type) === 'box' ? 'padded' : ''}`,
      style: { 'background-color': colorOf(style.backgroundColor) },
    },
    [node],
  );
  return style.separator === true && mayHaveLine ? [line, place] : [place];
}
