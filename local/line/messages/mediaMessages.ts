import { isObject, type JsonObject } from '../http/exchange';
import { checkInteger, checkNumber, checkPattern, checkText } from './fields';
import type { Place } from './report';
import { checkResourceUrl } from './urls';

/** @see https://developers.line.biz/en/reference/messaging-api/#sticker-message */
export function checkSticker(place: Place, message: JsonObject) {
  for (const name of ['packageId', 'stickerId']) {
    if (checkText(place.at(name), message[name], { max: 20 })) {
      checkPattern(place.at(name), message[name], /^\d+$/);
    }
  }
}

/** @see https://developers.line.biz/en/reference/messaging-api/#image-message */
export function checkImage(place: Place, message: JsonObject) {
  checkResourceUrl(place.at('originalContentUrl'), message.originalContentUrl);
  checkResourceUrl(place.at('previewImageUrl'), message.previewImageUrl);
}

/** @see https://developers.line.biz/en/reference/messaging-api/#video-message */
export function checkVideo(place: Place, message: JsonObject, toGroup: boolean) {
  checkImage(place, message);
  if (message.trackingId === undefined || message.trackingId === null) return;
  const trackingId = place.at('trackingId');
  if (toGroup) return trackingId.say('Not allowed in group chats and multi-person chats');
  checkText(trackingId, message.trackingId, { max: 100 });
  checkPattern(trackingId, message.trackingId, /^[\w\-.=,+*()%$&;:@{}!?<>[\]]+$/);
}

/** @see https://developers.line.biz/en/reference/messaging-api/#audio-message */
export function checkAudio(place: Place, message: JsonObject) {
  checkResourceUrl(place.at('originalContentUrl'), message.originalContentUrl);
  checkInteger(place.at('duration'), message.duration, { min: 1, max: Number.MAX_SAFE_INTEGER });
}

/** @see https://developers.line.biz/en/reference/messaging-api/#location-message */
export function checkLocation(place: Place, message: JsonObject) {
  checkText(place.at('title'), message.title, { max: 100 });
  checkText(place.at('address'), message.address, { max: 100 });
  checkNumber(place.at('latitude'), message.latitude, -90, 90);
  checkNumber(place.at('longitude'), message.longitude, -180, 180);
}

/** @see https://developers.line.biz/en/reference/messaging-api/#coupon-message */
export function checkCoupon(place: Place, message: JsonObject) {
  checkText(place.at('couponId'), message.couponId, { max: 1000 });
  const tag = place.at('deliveryTag');
  if (checkText(tag, message.deliveryTag, { max: 30, optional: true })) {
    checkPattern(tag, message.deliveryTag, /^[0-9A-Za-z_]*$/);
  }
}

/** @see https://developers.line.biz/en/reference/messaging-api/#icon-nickname-switch */
export function checkSender(place: Place, sender: unknown) {
  if (sender === undefined || sender === null) return;
  if (!isObject(sender)) return place.invalid();
  const name = place.at('name');
  if (checkText(name, sender.name, { max: 20, optional: true }) && /\bline\b/i.test(sender.name)) {
    name.say("Must not contain 'LINE'");
  }
  checkResourceUrl(place.at('iconUrl'), sender.iconUrl, true);
}
