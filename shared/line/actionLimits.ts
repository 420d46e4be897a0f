import { type Checker, join, type Part } from './messageProblem';

/** Where an action stands; that decides which types are allowed and how long a label may be. */
export type ActionPlace = 'template' | 'imageCarousel' | 'flex' | 'quickReply';

const labelMax: Record<ActionPlace, number> = {
  template: 20,
  imageCarousel: 12,
  flex: 40,
  quickReply: 20,
};
const quickReplyOnly = ['camera', 'cameraRoll', 'location'];

/** @see https://developers.line.biz/en/reference/messaging-api/#action-objects */
export function checkAction(check: Checker, action: Part, path: string, place: ActionPlace): void {
  const optionalLabel = place === 'flex';
  check.text(action, path, 'label', {
    max: labelMax[place],
    count: 'graphemes',
    optional: optionalLabel,
  });
  switch (action.type) {
    case 'message':
      return check.text(action, path, 'text', { max: 300, count: 'graphemes' });
    case 'postback':
      check.text(action, path, 'data', { max: 300 });
      check.text(action, path, 'displayText', { max: 300, count: 'graphemes', optional: true });
      return check.text(action, path, 'fillInText', {
        max: 300,
        count: 'graphemes',
        optional: true,
      });
    case 'uri':
      return checkLink(check, action, path, 'uri');
    case 'clipboard':
      return check.text(action, path, 'clipboardText', { max: 1000 });
    case 'datetimepicker':
      check.text(action, path, 'data', { max: 300 });
      if (!['date', 'time', 'datetime'].includes(String(action.mode))) {
        check.add(join(path, 'mode'), 'format', 'invalid mode');
      }
      return;
    default:
      if (place === 'quickReply' && quickReplyOnly.includes(String(action.type))) return;
      check.add(join(path, 'type'), 'unsupported', 'invalid action type');
  }
}

/** An address that a tap opens: http, https, line or tel, at most 1,000 characters. */
export function checkLink(check: Checker, part: Part, path: string, field: string): void {
  check.text(part, path, field, { max: 1000 });
  const value = part[field];
  if (typeof value === 'string' && value !== '' && !/^(https?|line|tel):./i.test(value)) {
    check.add(join(path, field), 'url', 'invalid uri scheme');
  }
}
