import type { MessageContext } from '../messages/messageContext';
import type { JsonObject } from '../store/json';
import type { FlexParent } from './flexPlace';

/** What a component may use: the message's context, and the drawing of the components within it. */
export type FlexContext = MessageContext & {
  draw: (component: JsonObject, parent: FlexParent) => HTMLElement;
};
