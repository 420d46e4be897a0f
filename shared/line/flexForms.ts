/*
 * The properties of Flex components and the forms of their values.
 * Source: https://developers.line.biz/en/reference/messaging-api/#flex-message-elements
 */
export type Form =
  | RegExp
  | readonly string[]
  | 'boolean'
  | 'count'
  | 'ratio'
  | 'url'
  | 'action'
  | 'background'
  | 'any';
export type Forms = Readonly<Record<string, Form>>;

const px = String.raw`\d+(\.\d+)?px`;
const percent = String.raw`\d+(\.\d+)?%`;
const steps = 'none|xs|sm|md|lg|xl|xxl';
const fontSteps = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl';
const only = (...alternatives: string[]) => new RegExp(`^(${alternatives.join('|')})$`);

const color = /^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/;
const space = only(steps, px);
const padding = only(steps, px, percent);
const offset = only(steps, `-?${px}`, `-?${percent}`);
const length = only(px, percent);
const fontSize = only(fontSteps, px);

const place: Forms = {
  position: ['relative', 'absolute'],
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
};
const align = ['start', 'end', 'center'];
const gravity = ['top', 'bottom', 'center'];
const lettering: Forms = {
  text: /^[^]+$/,
  size: fontSize,
  color,
  weight: ['regular', 'bold'],
  style: ['normal', 'italic'],
  decoration: ['none', 'underline', 'line-through'],
};

export const gradientForms: Forms = {
  type: ['linearGradient'],
  /** From 0 to below 360 degrees. */
  angle: /^0*([0-9]|[1-9]\d|[12]\d\d|3[0-5]\d)(\.\d+)?deg$/,
  startColor: color,
  endColor: color,
  centerColor: color,
  centerPosition: only(percent),
};

export const blockStyleForms: Forms = {
  backgroundColor: color,
  separator: 'boolean',
  separatorColor: color,
};

export const bubbleForms: Forms = {
  size: ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'],
  direction: ['ltr', 'rtl'],
  header: 'any',
  hero: 'any',
  body: 'any',
  footer: 'any',
  styles: 'any',
  action: 'action',
};

export const componentForms: Readonly<Record<string, Forms>> = {
  box: {
    ...place,
    layout: ['horizontal', 'vertical', 'baseline'],
    contents: 'any',
    flex: 'count',
    spacing: space,
    margin: space,
    backgroundColor: color,
    borderColor: color,
    borderWidth: only('none|light|normal|medium|semi-bold|bold', px),
    cornerRadius: space,
    width: length,
    maxWidth: length,
    height: length,
    maxHeight: length,
    paddingAll: padding,
    paddingTop: padding,
    paddingBottom: padding,
    paddingStart: padding,
    paddingEnd: padding,
    action: 'action',
    justifyContent: [
      'center',
      'flex-start',
      'flex-end',
      'space-between',
      'space-around',
      'space-evenly',
    ],
    alignItems: ['center', 'flex-start', 'flex-end'],
    background: 'background',
  },
  button: {
    ...place,
    gravity,
    flex: 'count',
    color,
    style: ['primary', 'secondary', 'link'],
    // Its label is required, unlike that of other components: see checkComponent.
    action: 'any',
    margin: space,
    height: ['md', 'sm'],
    adjustMode: ['shrink-to-fit'],
    scaling: 'boolean',
  },
  image: {
    ...place,
    align,
    gravity,
    url: 'url',
    flex: 'count',
    margin: space,
    size: only(fontSteps, 'full', px, percent),
    aspectRatio: 'ratio',
    aspectMode: ['fit', 'cover'],
    backgroundColor: color,
    action: 'action',
    animated: 'boolean',
  },
  video: {
    url: 'url',
    previewUrl: 'url',
    altContent: 'any',
    aspectRatio: 'ratio',
    action: 'action',
  },
  icon: {
    ...place,
    url: 'url',
    size: fontSize,
    aspectRatio: 'ratio',
    margin: space,
    scaling: 'boolean',
  },
  text: {
    ...place,
    ...lettering,
    align,
    gravity,
    flex: 'count',
    wrap: 'boolean',
    lineSpacing: only(px),
    margin: space,
    action: 'action',
    maxLines: 'count',
    contents: 'any',
    adjustMode: ['shrink-to-fit'],
    scaling: 'boolean',
  },
  span: lettering,
  separator: { margin: space, color },
  filler: { flex: 'count' },
};

/** What a component can not be without. */
export const requiredFields: Readonly<Record<string, readonly string[]>> = {
  box: ['layout', 'contents'],
  button: ['action'],
  image: ['url'],
  video: ['url', 'previewUrl', 'altContent'],
  icon: ['url'],
};
