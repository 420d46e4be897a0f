import { svgElement } from './element';

/** Line drawings on a 24 x 24 grid. */
const paths = {
  back: ['M15 5l-7 7 7 7'],
  send: ['M4 12l16-7-5 15-4-6z', 'M11 14l9-9'],
  plus: ['M12 5v14', 'M5 12h14'],
  smile: [
    'M12 3a9 9 0 100 18 9 9 0 000-18z',
    'M8.5 14.5c1 1.4 2.2 2 3.5 2s2.5-.6 3.5-2',
    'M9 9.5v.5',
    'M15 9.5v.5',
  ],
  image: ['M4 5h16v14H4z', 'M4 16l5-5 4 4 3-3 4 4', 'M15.5 9h.5'],
  file: ['M6 3h8l4 4v14H6z', 'M14 3v4h4'],
  pin: [
    'M12 21s-7-6.2-7-11a7 7 0 0114 0c0 4.8-7 11-7 11z',
    'M12 12.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z',
  ],
  postback: ['M9 7l-5 5 5 5', 'M4 12h11a5 5 0 015 5v1'],
  more: ['M5 12h.01', 'M12 12h.01', 'M19 12h.01'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  search: ['M11 4a7 7 0 100 14 7 7 0 000-14z', 'M16 16l4 4'],
  addUser: [
    'M10 11a4 4 0 100-8 4 4 0 000 8z',
    'M3 21c0-4 3-6.5 7-6.5s7 2.5 7 6.5',
    'M19 8v6',
    'M16 11h6',
  ],
  block: ['M12 3a9 9 0 100 18 9 9 0 000-18z', 'M5.7 5.7l12.6 12.6'],
  panel: ['M4 5h16v14H4z', 'M14.5 5v14'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  warning: ['M12 4l9 16H3z', 'M12 10v4', 'M12 17v.01'],
  areas: ['M4 4h7v7H4z', 'M13 4h7v7h-7z', 'M4 13h16v7H4z'],
  play: ['M8 5l11 7-11 7z'],
  camera: ['M4 8h4l1.5-2.5h5L16 8h4v11H4z', 'M12 16.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7z'],
  calendar: ['M4 6h16v14H4z', 'M4 10h16', 'M8 3v5', 'M16 3v5'],
  copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
  undo: ['M8 5L4 9l4 4', 'M4 9h10a6 6 0 010 12h-3'],
  code: ['M8 7l-5 5 5 5', 'M16 7l5 5-5 5'],
  link: [
    'M10 14a4 4 0 006 .4l3-3a4 4 0 00-5.7-5.7l-1.6 1.6',
    'M14 10a4 4 0 00-6-.4l-3 3a4 4 0 005.7 5.7l1.6-1.6',
  ],
  mic: ['M12 3a3 3 0 00-3 3v6a3 3 0 006 0V6a3 3 0 00-3-3z', 'M5 11a7 7 0 0014 0', 'M12 18v3'],
  bell: ['M6 16V11a6 6 0 0112 0v5l2 2H4z', 'M10 21h4'],
} as const;

export type IconName = keyof typeof paths;

/** A decorative drawing in the colour of its text; what holds it has the label. */
export const icon = (name: IconName): SVGElement =>
  svgElement(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    paths[name].map((d) => svgElement('path', { d })),
  );
