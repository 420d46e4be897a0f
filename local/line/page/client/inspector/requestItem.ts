import { element } from '../elements/element';
import { exactTimeOf } from '../elements/formatTime';
import type { ApiRequest } from '../store/chatTypes';
import { itemWithJson } from './itemWithJson';

/** One call of LINE's API by the bot, with LINE's verdict. */
export function requestItem(request: ApiRequest): HTMLDetailsElement {
  const isFine = request.status < 400;
  return itemWithJson(request.requestId, request, [
    element('span', { class: `item-mark ${isFine ? 'fine' : 'failed'}` }, [String(request.status)]),
    element('span', { class: 'item-kind' }, [request.verdict]),
    element('time', { class: 'faint' }, [exactTimeOf(request.at)]),
    element('span', { class: 'item-words' }, [
      `${request.method} ${request.path.replace('/v2/bot/', '')}`,
    ]),
  ]);
}
