import { element, svgElement } from './element';
import { picture } from '../messages/picture';

/** A person's coloured disc with the first letter of the name. */
export function userAvatar(displayName: string, color: string): HTMLElement {
  const [letter = '?'] = displayName.trim();
  return element(
    'span',
    { class: 'avatar', 'aria-hidden': 'true', style: { '--avatar-color': safeColor(color) } },
    [letter.toUpperCase()],
  );
}

const safeColor = (color: string) => (/^#[0-9a-f]{6}$/i.test(color) ? color : '#7a8699');

/** The bot's face; a message's `sender` may bring a picture of its own. */
export function botAvatar(iconUrl?: string): HTMLElement {
  return element('span', { class: 'avatar bot-avatar', 'aria-hidden': 'true' }, [
    iconUrl ? picture(iconUrl, '', 'avatar-picture') : drawBot(),
  ]);
}

const drawBot = () =>
  svgElement('svg', { viewBox: '0 0 40 40' }, [
    svgElement('path', {
      d: 'M20 6v5',
      stroke: '#fff',
      'stroke-width': 2.5,
      'stroke-linecap': 'round',
    }),
    svgElement('circle', { cx: 20, cy: 6, r: 2.6, fill: '#fff' }),
    svgElement('rect', { x: 8, y: 11, width: 24, height: 20, rx: 8, fill: '#fff' }),
    svgElement('circle', { cx: 15.5, cy: 20, r: 2.4, fill: '#128a58' }),
    svgElement('circle', { cx: 24.5, cy: 20, r: 2.4, fill: '#128a58' }),
    svgElement('path', {
      d: 'M16 25.5q4 3 8 0',
      stroke: '#128a58',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      fill: 'none',
    }),
  ]);
