import { isObject, type JsonObject } from '../http/exchange';
import { checkAction } from './actions';
import { entryFor } from './fields';
import { flexValues, oneOf, type ValueCheck } from './flexValues';
import type { Place } from './report';
import { checkResourceUrl } from './urls';

type Fields = Record<string, ValueCheck>;

const position: Fields = {
  position: oneOf('relative', 'absolute'),
  offsetTop: flexValues.offset,
  offsetBottom: flexValues.offset,
  offsetStart: flexValues.offset,
  offsetEnd: flexValues.offset,
};
const align: Fields = { align: oneOf('start', 'end', 'center') };
const gravity: Fields = { gravity: oneOf('top', 'bottom', 'center') };
const url: ValueCheck = (place, value) => checkResourceUrl(place, value);
const action: ValueCheck = (place, value) => checkAction(place, value, 'flex');
const text: ValueCheck = (place, value) => {
  if (typeof value !== 'string') place.invalid();
  else if (value === '') place.empty();
};
const lettering: Fields = {
  text,
  size: flexValues.fontSize,
  color: flexValues.color,
  weight: oneOf('regular', 'bold'),
  style: oneOf('normal', 'italic'),
  decoration: oneOf('none', 'underline', 'line-through'),
};

const background: ValueCheck = (place, value) => {
  if (!isObject(value)) return place.invalid();
  checkFields(place, value, {
    type: oneOf('linearGradient'),
    angle: flexValues.angle,
    startColor: flexValues.color,
    endColor: flexValues.color,
    centerColor: flexValues.color,
    centerPosition: flexValues.percent,
  });
  for (const name of ['angle', 'startColor', 'endColor']) {
    if (isNone(value[name])) place.at(name).missing();
  }
};

const isNone = (value: unknown) => value === undefined || value === null;
const anywhere: ValueCheck = () => undefined;

/** The properties of each component. @see https://developers.line.biz/en/reference/messaging-api/#flex-message-elements */
const flexFields: Record<string, Fields> = {
  box: {
    ...position,
    layout: oneOf('horizontal', 'vertical', 'baseline'),
    contents: anywhere,
    flex: flexValues.count,
    spacing: flexValues.space,
    margin: flexValues.space,
    backgroundColor: flexValues.color,
    borderColor: flexValues.color,
    borderWidth: flexValues.borderWidth,
    cornerRadius: flexValues.cornerRadius,
    width: flexValues.length,
    maxWidth: flexValues.length,
    height: flexValues.length,
    maxHeight: flexValues.length,
    paddingAll: flexValues.padding,
    paddingTop: flexValues.padding,
    paddingBottom: flexValues.padding,
    paddingStart: flexValues.padding,
    paddingEnd: flexValues.padding,
    action,
    justifyContent: oneOf(
      'center',
      'flex-start',
      'flex-end',
      'space-between',
      'space-around',
      'space-evenly',
    ),
    alignItems: oneOf('center', 'flex-start', 'flex-end'),
    background,
  },
  button: {
    ...position,
    ...gravity,
    flex: flexValues.count,
    color: flexValues.color,
    style: oneOf('primary', 'secondary', 'link'),
    action: (place, value) => checkAction(place, value, 'flexButton'),
    margin: flexValues.space,
    height: oneOf('md', 'sm'),
    adjustMode: oneOf('shrink-to-fit'),
    scaling: flexValues.boolean,
  },
  image: {
    ...position,
    ...align,
    ...gravity,
    url,
    flex: flexValues.count,
    margin: flexValues.space,
    size: flexValues.imageSize,
    aspectRatio: flexValues.aspectRatio,
    aspectMode: oneOf('fit', 'cover'),
    backgroundColor: flexValues.color,
    action,
    animated: flexValues.boolean,
  },
  video: {
    url,
    previewUrl: url,
    altContent: anywhere,
    aspectRatio: flexValues.aspectRatio,
    action,
  },
  icon: {
    ...position,
    url,
    size: flexValues.fontSize,
    aspectRatio: flexValues.aspectRatio,
    margin: flexValues.space,
    scaling: flexValues.boolean,
  },
  text: {
    ...position,
    ...align,
    ...gravity,
    ...lettering,
    flex: flexValues.count,
    wrap: flexValues.boolean,
    lineSpacing: flexValues.px,
    margin: flexValues.space,
    action,
    maxLines: flexValues.count,
    contents: anywhere,
    adjustMode: oneOf('shrink-to-fit'),
    scaling: flexValues.boolean,
  },
  span: lettering,
  separator: { margin: flexValues.space, color: flexValues.color },
  filler: { flex: flexValues.count },
};

const required: Record<string, string[]> = {
  box: ['layout', 'contents'],
  button: ['action'],
  image: ['url'],
  video: ['url', 'previewUrl', 'altContent'],
  icon: ['url'],
};

const inBaseline = ['icon', 'text', 'filler'];
const inBox = ['box', 'button', 'image', 'text', 'separator', 'filler'];

/** Checks a component and all inside it; `allowed` are the types that may stand here. */
export function checkComponent(place: Place, component: unknown, allowed: readonly string[]) {
  if (!isObject(component)) return place.invalid();
  const { type } = component;
  const fields = entryFor(flexFields, type);
  if (!fields || typeof type !== 'string' || !allowed.includes(type)) return place.invalid();
  checkFields(place, component, fields);
  for (const name of required[type] ?? []) {
    if (isNone(component[name])) place.at(name).missing();
  }
  if (type === 'box') {
    const inside = component.layout === 'baseline' ? inBaseline : inBox;
    checkContents(place.at('contents'), component.contents, inside);
  }
  if (type === 'text') checkFlexText(place, component);
  if (type === 'video' && !isNone(component.altContent)) {
    checkComponent(place.at('altContent'), component.altContent, ['box', 'image']);
  }
}

/** A text has words of its own or spans. */
function checkFlexText(place: Place, component: JsonObject) {
  if (!isNone(component.contents)) {
    checkContents(place.at('contents'), component.contents, ['span']);
  } else if (isNone(component.text)) {
    place.at('text').missing();
  }
}

function checkContents(place: Place, contents: unknown, allowed: readonly string[]) {
  if (isNone(contents)) return;
  if (!Array.isArray(contents)) return place.invalid();
  for (let index = 0; index < contents.length; index += 1) {
    checkComponent(place.at(index), contents[index], allowed);
  }
}

/** Every property is known and of its form; `null` stands for absent. */
export function checkFields(place: Place, object: JsonObject, fields: Fields) {
  for (const name of Object.keys(object)) {
    if (name === 'type' && !('type' in fields)) continue;
    const check = entryFor(fields, name);
    if (!check) place.at(name).unknownField();
    else if (!isNone(object[name])) check(place.at(name), object[name]);
  }
}
