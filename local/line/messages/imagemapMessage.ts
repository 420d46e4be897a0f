import type { JsonObject } from '../http/exchange';
import { checkInteger, checkList, checkObject, checkText } from './fields';
import type { Place } from './report';
import { checkLink, checkResourceUrl } from './urls';

const baseWidth = 1040;
const maxActions = 50;
const maxAltTextLength = 1500;
const largest = Number.MAX_SAFE_INTEGER;

/** @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
export function checkImagemap(place: Place, message: JsonObject) {
  checkResourceUrl(place.at('baseUrl'), message.baseUrl);
  checkText(place.at('altText'), message.altText, { max: maxAltTextLength });
  if (checkObject(place.at('baseSize'), message.baseSize)) {
    const { width, height } = message.baseSize;
    checkInteger(place.at('baseSize').at('width'), width, { min: baseWidth, max: baseWidth });
    checkInteger(place.at('baseSize').at('height'), height, { min: 1, max: largest });
  }
  const plays = message.video !== undefined && message.video !== null;
  if (plays) checkImagemapVideo(place.at('video'), message.video);
  const actions = place.at('actions');
  const min = plays ? 0 : 1;
  checkList(actions, message.actions, { min, max: maxActions }).forEach((action, index) =>
    checkImagemapAction(actions.at(index), action),
  );
}

function checkImagemapAction(place: Place, action: JsonObject) {
  checkArea(place.at('area'), action.area);
  checkText(place.at('label'), action.label, { max: 100, optional: true, counting: 'graphemes' });
  switch (action.type) {
    case 'uri':
      return checkLink(place.at('linkUri'), action.linkUri);
    case 'message':
      return void checkText(place.at('text'), action.text, { max: 400 });
    case 'clipboard':
      return void checkText(place.at('clipboardText'), action.clipboardText, { max: 1000 });
    default:
      return place.at('type').notOneOf(['uri', 'message', 'clipboard']);
  }
}

function checkArea(place: Place, area: unknown) {
  if (!checkObject(place, area)) return;
  checkInteger(place.at('x'), area.x, { min: 0, max: largest });
  checkInteger(place.at('y'), area.y, { min: 0, max: largest });
  checkInteger(place.at('width'), area.width, { min: 1, max: largest });
  checkInteger(place.at('height'), area.height, { min: 1, max: largest });
}

function checkImagemapVideo(place: Place, video: unknown) {
  if (!checkObject(place, video)) return;
  checkResourceUrl(place.at('originalContentUrl'), video.originalContentUrl);
  checkResourceUrl(place.at('previewImageUrl'), video.previewImageUrl);
  checkArea(place.at('area'), video.area);
  if (video.externalLink === undefined || video.externalLink === null) return;
  const link = place.at('externalLink');
  if (!checkObject(link, video.externalLink)) return;
  checkLink(link.at('linkUri'), video.externalLink.linkUri);
  checkText(link.at('label'), video.externalLink.label, { max: 30 });
}
