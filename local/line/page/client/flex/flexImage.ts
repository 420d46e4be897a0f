import { element } from '../elements/element';
import { actionElement, actionName } from '../messages/actionElement';
import { picture } from '../messages/picture';
import { isObject, objectOf, textOf, type JsonObject } from '../store/json';
import type { FlexContext } from './flexContext';
import { colorOf, fontOf, imageWidthOf, ratioOf } from './flexSizes';

const sides: Record<string, string> = { start: 'flex-start', center: 'center', end: 'flex-end' };

export function flexImage(component: JsonObject, context: FlexContext): HTMLElement {
  const image = picture(textOf(component.url), '', 'flex-picture');
  image.style.setProperty('width', imageWidthOf(component.size));
  image.style.setProperty('aspect-ratio', ratioOf(component.aspectRatio));
  image.style.setProperty('object-fit', component.aspectMode === 'cover' ? 'cover' : 'contain');
  const background = colorOf(component.backgroundColor);
  if (background) image.style.setProperty('background-color', background);
  const style = { 'justify-content': sides[textOf(component.align)] ?? 'center' };
  return isObject(component.action)
    ? actionElement(
        component.action,
        context,
        { class: 'flex-image flex-tap', style, 'aria-label': actionName(component.action) },
        [image],
      )
    : element('div', { class: 'flex-image', style }, [image]);
}

/** As high as the letters beside it. */
export function flexIcon(component: JsonObject): HTMLElement {
  const image = picture(textOf(component.url), '', 'flex-icon');
  image.style.setProperty('height', fontOf(component.size) ?? '16px');
  image.style.setProperty('aspect-ratio', ratioOf(component.aspectRatio));
  return image;
}

/** A hero's video; where the browser cannot play it, its alternative content. */
export function flexVideo(component: JsonObject, context: FlexContext): HTMLElement {
  const video = element('video', {
    class: 'flex-video',
    src: textOf(component.url),
    poster: textOf(component.previewUrl),
    controls: true,
    preload: 'none',
    playsinline: true,
    'aria-label': 'Video',
    style: { 'aspect-ratio': ratioOf(component.aspectRatio) },
  });
  video.addEventListener('error', () => {
    const other = objectOf(component.altContent);
    const parent = { layout: 'vertical', spacing: undefined } as const;
    if (other.type) video.replaceWith(context.draw(other, parent));
  });
  return video;
}
