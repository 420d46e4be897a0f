import { element } from '../elements/element';
import { icon } from '../elements/icon';

/** A picture, or a drawn placeholder with the reason when it does not load. Only web, blob and data addresses. */
export function picture(url: string, alt: string, className: string): HTMLElement {
  if (!/^(https?:|blob:|data:image\/|\/)/.test(url)) return brokenPicture(className, alt);
  const image = element('img', { class: className, src: url, alt, decoding: 'async' });
  image.addEventListener('error', () => image.replaceWith(brokenPicture(className, alt)));
  return image;
}

const brokenPicture = (className: string, alt: string) =>
  element(
    'div',
    { class: `${className} broken-picture`, role: 'img', 'aria-label': `${alt}: not available` },
    [icon('image'), element('span', {}, ['Picture not available'])],
  );
