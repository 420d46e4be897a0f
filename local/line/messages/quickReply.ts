import { checkAction } from './actions';
import { checkList, checkObject, checkOneOf } from './fields';
import type { Place } from './report';
import { checkResourceUrl } from './urls';

const maxItems = 13;

/** @see https://developers.line.biz/en/reference/messaging-api/#quick-reply */
export function checkQuickReply(place: Place, quickReply: unknown) {
  if (quickReply === undefined || quickReply === null) return;
  if (!checkObject(place, quickReply)) return;
  const items = place.at('items');
  checkList(items, quickReply.items, { min: 1, max: maxItems }).forEach((item, index) => {
    checkOneOf(items.at(index).at('type'), item.type, ['action']);
    checkResourceUrl(items.at(index).at('imageUrl'), item.imageUrl, true);
    checkAction(items.at(index).at('action'), item.action, 'quickReply');
  });
}
