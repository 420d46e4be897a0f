import { isObject, type JsonObject } from '../http/exchange';
import { checkAction, type ActionHome } from './actions';
import { checkList, checkObject, checkOneOf, checkPattern, checkText, entryFor } from './fields';
import type { Place } from './report';
import { checkResourceUrl } from './urls';

const maxColumns = 10;

/**
 * `inside` is the place of the template itself, whose complaints have LINE's `content` wording.
 * @see https://developers.line.biz/en/reference/messaging-api/#template-messages
 */
export function checkTemplate(place: Place, inside: Place, message: JsonObject) {
  checkText(place.at('altText'), message.altText, { max: 1500 });
  const { template } = message;
  if (!checkObject(place.at('template'), template)) return;
  const check = entryFor(templateChecks, template.type);
  if (check) check(inside, template);
  else place.at('template').at('type').notOneOf(Object.keys(templateChecks));
}

const templateChecks: Record<string, (place: Place, template: JsonObject) => void> = {
  buttons(place, template) {
    checkLook(place, template);
    checkCard(place, template, { longText: 160, shortText: 60 });
    checkActions(place, template.actions, { min: 1, max: 4 }, 'template');
  },
  confirm(place, template) {
    checkText(place.at('text'), template.text, { max: 240, counting: 'graphemes' });
    checkActions(place, template.actions, { min: 2, max: 2 }, 'template');
  },
  carousel(place, template) {
    checkLook(place, template);
    const columns = checkList(place.at('columns'), template.columns, { min: 1, max: maxColumns });
    columns.forEach((column, index) => {
      const here = place.at('columns').at(index);
      checkPattern(here.at('imageBackgroundColor'), column.imageBackgroundColor, color);
      checkCard(here, column, { longText: 120, shortText: 60 });
      checkActions(here, column.actions, { min: 1, max: 3 }, 'template');
    });
    if (new Set(columns.map(countActions)).size > 1) {
      place.at('columns').say('the number of actions must be the same for all columns');
    }
    for (const field of ['thumbnailImageUrl', 'title']) {
      if (new Set(columns.map((column) => Boolean(column[field]))).size > 1) {
        place.at('columns').say(`${field} must be set in all columns or in none`);
      }
    }
  },
  image_carousel(place, template) {
    const columns = checkList(place.at('columns'), template.columns, { min: 1, max: maxColumns });
    columns.forEach((column, index) => {
      const here = place.at('columns').at(index);
      checkResourceUrl(here.at('imageUrl'), column.imageUrl);
      checkAction(here.at('action'), column.action, 'imageCarousel');
    });
  },
};

const color = /^#[0-9A-Fa-f]{6}$/;

const countActions = (column: JsonObject) =>
  Array.isArray(column.actions) ? column.actions.length : 0;

function checkLook(place: Place, template: JsonObject) {
  checkOneOf(place.at('imageAspectRatio'), template.imageAspectRatio, ['rectangle', 'square']);
  checkOneOf(place.at('imageSize'), template.imageSize, ['cover', 'contain']);
  checkPattern(place.at('imageBackgroundColor'), template.imageBackgroundColor, color);
}

/** The text may be long only when neither picture nor title stands above it. */
function checkCard(
  place: Place,
  card: JsonObject,
  limits: { longText: number; shortText: number },
) {
  checkResourceUrl(place.at('thumbnailImageUrl'), card.thumbnailImageUrl, true);
  checkText(place.at('title'), card.title, { max: 40, optional: true, counting: 'graphemes' });
  const max = card.thumbnailImageUrl || card.title ? limits.shortText : limits.longText;
  checkText(place.at('text'), card.text, { max, counting: 'graphemes' });
  if (isObject(card.defaultAction)) {
    checkAction(place.at('defaultAction'), card.defaultAction, 'defaultAction');
  }
}

function checkActions(
  place: Place,
  actions: unknown,
  limits: { min: number; max: number },
  home: ActionHome,
) {
  checkList(place.at('actions'), actions, limits).forEach((action, index) =>
    checkAction(place.at('actions').at(index), action, home),
  );
}
