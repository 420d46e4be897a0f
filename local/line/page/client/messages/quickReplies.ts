import { element } from '../elements/element';
import { icon, type IconName } from '../elements/icon';
import { objectOf, objectsOf, textOf, type JsonObject } from '../store/json';
import { actionElement, actionName } from './actionElement';
import type { MessageContext } from './messageContext';
import { picture } from './picture';

const icons: Record<string, IconName> = {
  camera: 'camera',
  cameraRoll: 'image',
  location: 'pin',
  datetimepicker: 'calendar',
  uri: 'link',
  clipboard: 'copy',
};

/** The chips under the last message. @see https://developers.line.biz/en/docs/messaging-api/using-quick-reply/ */
export function quickReplies(message: JsonObject, context: MessageContext): HTMLElement[] {
  return objectsOf(objectOf(message.quickReply).items).map((item) => {
    const action = objectOf(item.action);
    const imageUrl = textOf(item.imageUrl);
    const drawing = icons[textOf(action.type)];
    return actionElement(action, context, { class: 'chip' }, [
      imageUrl ? picture(imageUrl, '', 'chip-picture') : drawing && icon(drawing),
      element('span', {}, [actionName(action)]),
    ]);
  });
}
