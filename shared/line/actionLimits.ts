import {
  asPart,
  type Checker,
  isAbsent,
  isObject,
  join,
  parseUrl,
  type Part,
} from './messageProblem';

/** Where an action stands; that decides which types are allowed and how long a label may be. */
export type ActionPlace =
  'template' | 'defaultAction' | 'imageCarousel' | 'flex' | 'flexButton' | 'quickReply';

const labels: Record<ActionPlace, { readonly max: number; readonly optional: boolean }> = {
  template: { max: 20, optional: false },
  defaultAction: { max: 20, optional: true },
  imageCarousel: { max: 12, optional: true },
  flex: { max: 40, optional: true },
  flexButton: { max: 40, optional: false },
  quickReply: { max: 20, optional: false },
};
const quickReplyOnly = ['camera', 'cameraRoll', 'location'];
const inputOptions = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'];

/**
 * The action in a field of a part.
 * @see https://developers.line.biz/en/reference/messaging-api/#action-objects
 */
export function checkAction(
  check: Checker,
  part: Part,
  path: string,
  field: string,
  place: ActionPlace,
): void {
  checkActionObject(check, check.object(part, path, field), join(path, field), place);
}

function checkActionObject(check: Checker, action: Part, path: string, place: ActionPlace): void {
  check.text(action, path, 'label', { ...labels[place], count: 'graphemes' });
  switch (action.type) {
    case 'message':
      return check.text(action, path, 'text', { max: 300, count: 'graphemes' });
    case 'postback':
      return checkPostback(check, action, path);
    case 'uri':
      checkLink(check, action, path, 'uri');
      if (isObject(action.altUri)) {
        checkLink(check, action.altUri, join(path, 'altUri'), 'desktop', true);
      }
      return;
    case 'clipboard':
      return check.text(action, path, 'clipboardText', { max: 1000 });
    case 'datetimepicker':
      return checkDatetimePicker(check, action, path);
    default:
      if (place === 'quickReply' && quickReplyOnly.includes(String(action.type))) return;
      check.add(join(path, 'type'), 'unsupported', 'invalid action type');
  }
}

function checkPostback(check: Checker, action: Part, path: string): void {
  check.text(action, path, 'data', { max: 300 });
  for (const field of ['displayText', 'text', 'fillInText']) {
    check.text(action, path, field, { max: 300, count: 'graphemes', optional: true });
  }
  if (!isAbsent(action.displayText) && !isAbsent(action.text)) {
    check.add(join(path, 'text'), 'format', 'May not be set together with displayText');
  }
  check.form(action, path, 'inputOption', inputOptions);
  if (!isAbsent(action.fillInText) && action.inputOption !== 'openKeyboard') {
    check.add(join(path, 'fillInText'), 'format', 'Needs the inputOption openKeyboard');
  }
}

const moments: Readonly<Record<string, RegExp>> = {
  date: /^(19|20|21)\d\d-\d\d-\d\d$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^(19|20|21)\d\d-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d$/,
};

function checkDatetimePicker(check: Checker, action: Part, path: string): void {
  check.text(action, path, 'data', { max: 300 });
  check.form(action, path, 'mode', Object.keys(moments), { optional: false });
  const { mode, min, max } = action;
  const form = moments[String(mode)];
  if (form === undefined) return;
  for (const field of ['initial', 'max', 'min']) check.form(action, path, field, form);
  if (typeof min === 'string' && typeof max === 'string' && max <= min) {
    check.add(join(path, 'max'), 'range', 'Must be later than min');
  }
}

const linkSchemes = ['http:', 'https:', 'line:', 'tel:'];

/** An address that a tap opens: http, https, line or tel, at most 1,000 characters. */
export function checkLink(
  check: Checker,
  part: Part,
  path: string,
  field: string,
  optional = false,
): void {
  check.text(part, path, field, { max: 1000, optional });
  const value = part[field];
  if (typeof value !== 'string' || value === '') return;
  if (!linkSchemes.includes(parseUrl(value)?.protocol ?? '')) {
    check.add(join(path, field), 'url', 'invalid uri scheme');
  }
}

/** The actions of a list. */
export function checkActions(
  check: Checker,
  part: Part,
  path: string,
  [min, max]: readonly [min: number, max: number],
  place: ActionPlace,
): void {
  for (const [index, action] of check.list(part, path, 'actions', min, max).entries()) {
    checkActionObject(check, asPart(action), `${join(path, 'actions')}[${index}]`, place);
  }
}
