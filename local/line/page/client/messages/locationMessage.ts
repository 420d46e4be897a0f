import { element, svgElement } from '../elements/element';
import { numberOf, textOf, type JsonObject } from '../store/json';

export function locationMessage(message: JsonObject): HTMLElement {
  const latitude = numberOf(message.latitude);
  const longitude = numberOf(message.longitude);
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return element('div', { class: 'bubble card location-card' }, [
    drawMap(latitude, longitude),
    element('div', { class: 'location-words' }, [
      element('strong', {}, [textOf(message.title) || 'Location']),
      element('span', {}, [textOf(message.address)]),
      element('span', { class: 'faint' }, [coordinates]),
    ]),
  ]);
}

/** A drawing in place of a map (the page needs no network): streets that lie differently for each place. */
function drawMap(latitude: number, longitude: number): SVGElement {
  const turn = Math.round(Math.abs(latitude * 37 + longitude * 53)) % 60;
  const street = (d: string, width: number) =>
    svgElement('path', { d, class: 'map-street', 'stroke-width': width });
  return svgElement(
    'svg',
    {
      class: 'map',
      viewBox: '0 0 260 120',
      preserveAspectRatio: 'xMidYMid slice',
      'aria-hidden': 'true',
    },
    [
      svgElement('rect', { width: 260, height: 120, class: 'map-land' }),
      svgElement('g', { transform: `rotate(${turn - 30} 130 60)` }, [
        svgElement('path', {
          class: 'map-water',
          d: 'M-60 120c60-40 90 10 150-15s90-40 230-10v120H-60z',
        }),
        svgElement('rect', { class: 'map-park', x: 165, y: -20, width: 60, height: 52, rx: 8 }),
        svgElement('rect', { class: 'map-park', x: 20, y: 20, width: 42, height: 34, rx: 8 }),
        street('M-60 62H320', 9),
        street('M105-60v240', 9),
        street('M-60 12H320', 5),
        street('M150-60v240', 5),
        street('M10-60v240', 5),
        street('M-60 98L320 30', 5),
      ]),
      svgElement('path', {
        class: 'map-pin',
        d: 'M130 84c-12-15-19-23-19-33a19 19 0 0138 0c0 10-7 18-19 33z',
      }),
      svgElement('circle', { cx: 130, cy: 51, r: 7, fill: '#fff' }),
    ],
  );
}
