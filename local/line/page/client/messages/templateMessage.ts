import { element, type Child } from '../elements/element';
import { objectOf, objectsOf, textOf, type JsonObject } from '../store/json';
import { actionElement, actionName } from './actionElement';
import { cardStrip } from './cardStrip';
import type { MessageContext } from './messageContext';
import { picture } from './picture';

/** Buttons, confirm, carousel and image carousel. */
export function templateMessage(message: JsonObject, context: MessageContext): HTMLElement {
  const template = objectOf(message.template);
  switch (template.type) {
    case 'buttons':
      return card(template, template, context);
    case 'confirm':
      return confirm(template, context);
    case 'carousel':
      return cardStrip(
        objectsOf(template.columns).map((column) => card(column, template, context)),
      );
    case 'image_carousel':
      return cardStrip(objectsOf(template.columns).map((column) => pictureCard(column, context)));
    default:
      return element('div', { class: 'bubble text-bubble' }, [textOf(message.altText)]);
  }
}

/** `look` holds the picture's form, which a carousel has once for all its columns. */
function card(given: JsonObject, look: JsonObject, context: MessageContext): HTMLElement {
  const url = textOf(given.thumbnailImageUrl);
  const title = textOf(given.title);
  const head: Child[] = [
    url && thumbnail(url, given, look),
    element('div', { class: 'template-words' }, [
      title && element('strong', { class: 'template-title' }, [title]),
      element('span', { class: title ? 'template-text' : '' }, [textOf(given.text)]),
    ]),
  ].map((child) => child || undefined);
  const defaultAction = objectOf(given.defaultAction);
  return element('div', { class: 'bubble card template-card' }, [
    defaultAction.type
      ? actionElement(defaultAction, context, { class: 'template-head' }, head)
      : element('div', { class: 'template-head' }, head),
    element('div', { class: 'template-actions' }, actionButtons(given.actions, context)),
  ]);
}

function thumbnail(url: string, given: JsonObject, look: JsonObject): HTMLElement {
  const image = picture(url, '', 'template-picture');
  image.style.setProperty('aspect-ratio', look.imageAspectRatio === 'square' ? '1' : '1.51');
  image.style.setProperty('object-fit', look.imageSize === 'contain' ? 'contain' : 'cover');
  const background = textOf(given.imageBackgroundColor);
  if (background) image.style.setProperty('background-color', background);
  return image;
}

const confirm = (template: JsonObject, context: MessageContext) =>
  element('div', { class: 'bubble card template-card' }, [
    element('div', { class: 'template-words' }, [textOf(template.text)]),
    element(
      'div',
      { class: 'template-actions side-by-side' },
      actionButtons(template.actions, context),
    ),
  ]);

const actionButtons = (actions: unknown, context: MessageContext) =>
  objectsOf(actions).map((action) =>
    actionElement(action, context, { class: 'template-action' }, [actionName(action)]),
  );

function pictureCard(column: JsonObject, context: MessageContext): HTMLElement {
  const action = objectOf(column.action);
  const label = textOf(action.label);
  return actionElement(
    action,
    context,
    { class: 'bubble card picture-card', 'aria-label': actionName(action) },
    [
      picture(textOf(column.imageUrl), '', 'picture-card-picture'),
      label ? element('span', { class: 'picture-card-label' }, [label]) : undefined,
    ],
  );
}
