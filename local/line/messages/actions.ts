import { isObject, type JsonObject } from '../http/exchange';
import { checkObject, checkOneOf, checkPattern, checkText, entryFor } from './fields';
import type { Place } from './report';
import { checkLink } from './urls';

/** Where an action stands; LINE's limits for its label depend on it. */
export type ActionHome =
  'template' | 'imageCarousel' | 'flexButton' | 'flex' | 'quickReply' | 'defaultAction';

type LabelRule = { max: number; optional: boolean };
const labelRules: Record<ActionHome, LabelRule> = {
  template: { max: 20, optional: false },
  imageCarousel: { max: 12, optional: true },
  flexButton: { max: 40, optional: false },
  flex: { max: 40, optional: true },
  quickReply: { max: 20, optional: false },
  defaultAction: { max: 20, optional: true },
};

const onlyInQuickReplies = new Set(['camera', 'cameraRoll', 'location']);

/** @see https://developers.line.biz/en/reference/messaging-api/#action-objects */
export function checkAction(place: Place, action: unknown, home: ActionHome) {
  if (!checkObject(place, action)) return;
  if (typeof action.type !== 'string') return place.at('type').missing();
  const check = entryFor(actionChecks, action.type);
  if (!check || (onlyInQuickReplies.has(action.type) && home !== 'quickReply')) {
    return place.at('type').notOneOf(Object.keys(actionChecks));
  }
  checkText(place.at('label'), action.label, { ...labelRules[home], counting: 'graphemes' });
  check(place, action);
}

const maxPostbackLength = 300;
const isThere = (value: unknown) => value !== undefined && value !== null;
const inputOptions = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'];

const actionChecks: Record<string, (place: Place, action: JsonObject) => void> = {
  postback(place, action) {
    checkText(place.at('data'), action.data, { max: maxPostbackLength });
    for (const name of ['displayText', 'text', 'fillInText']) {
      checkText(place.at(name), action[name], {
        max: maxPostbackLength,
        optional: true,
        counting: 'graphemes',
      });
    }
    if (isThere(action.displayText) && isThere(action.text)) {
      place.at('text').say("must not be specified together with 'displayText'");
    }
    checkOneOf(place.at('inputOption'), action.inputOption, inputOptions);
    if (isThere(action.fillInText) && action.inputOption !== 'openKeyboard') {
      place.at('fillInText').say("can only be specified when 'inputOption' is 'openKeyboard'");
    }
  },
  message: (place, action) =>
    void checkText(place.at('text'), action.text, { max: 300, counting: 'graphemes' }),
  uri(place, action) {
    checkLink(place.at('uri'), action.uri);
    if (isObject(action.altUri)) {
      checkLink(place.at('altUri').at('desktop'), action.altUri.desktop, true);
    }
  },
  datetimepicker: checkDatetimePicker,
  clipboard: (place, action) =>
    void checkText(place.at('clipboardText'), action.clipboardText, { max: 1000 }),
  camera: () => undefined,
  cameraRoll: () => undefined,
  location: () => undefined,
};

const datetimeForms: Record<string, RegExp> = {
  date: /^(19|20|21)\d\d-\d\d-\d\d$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^(19|20|21)\d\d-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d$/,
};

function checkDatetimePicker(place: Place, action: JsonObject) {
  checkText(place.at('data'), action.data, { max: maxPostbackLength });
  checkOneOf(place.at('mode'), action.mode, Object.keys(datetimeForms), false);
  const form = entryFor(datetimeForms, action.mode);
  if (!form) return;
  for (const name of ['initial', 'max', 'min']) checkPattern(place.at(name), action[name], form);
  if (
    typeof action.min === 'string' &&
    typeof action.max === 'string' &&
    action.max <= action.min
  ) {
    place.at('max').say("must be later than 'min'");
  }
}
