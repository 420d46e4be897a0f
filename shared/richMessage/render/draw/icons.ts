/** Line drawings of 24 by 24 units, without ground: paths that are stroked, `fill` those that are filled. */
interface IconDrawing {
  readonly stroke: string;
  readonly fill?: string;
}

const drawings = {
  bell: {
    stroke:
      'M5 17h14c-1.5-1.4-2-3.2-2-7a5 5 0 0 0-10 0c0 3.8-.5 5.6-2 7zM10 20.5a2.2 2.2 0 0 0 4 0M12 5V3.2',
  },
  book: {
    stroke:
      'M12 6.5C9.8 4.9 7 4.4 3.5 4.5v13.8c3.5-.1 6.3.4 8.5 2 2.2-1.6 5-2.1 8.5-2V4.5C17 4.4 14.2 4.9 12 6.5zM12 6.5v13.8',
  },
  bowl: {
    stroke:
      'M3 11.5h18a9 8.5 0 0 1-6.5 8.3h-5A9 8.5 0 0 1 3 11.5zM8 8.5c-1-1.2 1-2.3 0-3.7M12 8.5c-1-1.2 1-2.3 0-3.7M16 8.5c-1-1.2 1-2.3 0-3.7',
  },
  calendar: {
    stroke:
      'M5.5 5.5h13a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM3.5 10h17M8 3.5v4M16 3.5v4',
    fill: 'M7.3 13h2.2v2.2H7.3zM10.9 13h2.2v2.2h-2.2zM14.5 13h2.2v2.2h-2.2z',
  },
  camera: {
    stroke:
      'M4.5 7.5h3l1.6-2.5h5.8l1.6 2.5h3a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18V9a1.5 1.5 0 0 1 1.5-1.5zM12 9.5a3.7 3.7 0 1 0 .001 0z',
  },
  cart: {
    stroke:
      'M2.5 4h2.7l2.6 11.5h10.4L20.8 7.5H6M9 18.7a1.2 1.2 0 1 0 .001 0zM17 18.7a1.2 1.2 0 1 0 .001 0z',
  },
  chat: {
    stroke:
      'M12 4c5 0 9 3.2 9 7.2s-4 7.2-9 7.2c-.8 0-1.6-.1-2.3-.2L5 20.5l.9-3.7C4.1 15.5 3 13.5 3 11.2 3 7.2 7 4 12 4z',
    fill: 'M8 10.2a1.1 1.1 0 1 0 .001 0zM12 10.2a1.1 1.1 0 1 0 .001 0zM16 10.2a1.1 1.1 0 1 0 .001 0z',
  },
  check: { stroke: 'M12 3a9 9 0 1 0 .001 0zM7.8 12.3l2.9 2.9 5.6-6' },
  clock: { stroke: 'M12 3a9 9 0 1 0 .001 0zM12 7v5.2l3.5 2.1' },
  cup: {
    stroke:
      'M4.5 10h12v5.5a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM16.5 11.5h1.5a2.7 2.7 0 0 1 0 5.4h-1.7M8.5 7.5c-.9-1.1.9-2 0-3.5M12.5 7.5c-.9-1.1.9-2 0-3.5',
  },
  gift: {
    stroke:
      'M3.5 8.5h17V12h-17zM5 12v8.5h14V12M12 8.5v12M12 8.5C8 8.5 6.5 7 6.5 5.5S8 3.2 9.2 3.5C11 4 12 6.5 12 8.5zM12 8.5c4 0 5.5-1.5 5.5-3S16 3.2 14.8 3.5C13 4 12 6.5 12 8.5z',
  },
  heart: {
    stroke:
      'M12 20.3C7 16.5 3.2 13.3 3.2 9.2A4.7 4.7 0 0 1 12 6.8a4.7 4.7 0 0 1 8.8 2.4c0 4.1-3.8 7.3-8.8 11.1z',
  },
  home: { stroke: 'M3 11.5 12 4l9 7.5M5.5 9.7v10.8h13V9.7M10 20.5V14.5h4v6' },
  leaf: {
    stroke: 'M5 19C3.5 10.5 9 4.5 20 4c.5 10.5-5 16.5-13 14.5M4 20.5C7 15 10.5 11.5 15 9',
  },
  moon: { stroke: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z' },
  percent: {
    stroke: 'M18.5 5.5l-13 13M7.5 5a2.5 2.5 0 1 0 .001 0zM16.5 14a2.5 2.5 0 1 0 .001 0z',
  },
  phone: {
    stroke:
      'M6.5 3.5 9.5 4l1 4-2 1.7c1 2.3 2.5 3.8 4.8 4.8l1.7-2 4 1 .5 3c.2 1.5-1 2.7-2.5 2.5C10.5 18.3 5.7 13.5 5 7c-.2-1.5 0-3.3 1.5-3.5z',
  },
  pin: {
    stroke:
      'M12 21c-4.5-5-6.5-8.3-6.5-11.2a6.5 6.5 0 0 1 13 0C18.5 12.7 16.5 16 12 21zM12 7.3a2.5 2.5 0 1 0 .001 0z',
  },
  plane: {
    stroke:
      'M20.8 3.2c-1-.9-2.5-.6-3.5.4L13.8 7 5 4.8 3.5 6.3l7 4.2-3.3 3.4-2.9-.4-1.3 1.3 3.5 1.9L8.4 20.2l1.3-1.3-.4-2.9 3.4-3.3 4.2 7 1.5-1.5L16.2 9.4l3.4-3.5c1-1 1.9-1.9 1.2-2.7z',
  },
  play: { stroke: 'M12 3a9 9 0 1 0 .001 0z', fill: 'M10 8.2v7.6l6.2-3.8z' },
  star: {
    stroke: 'M12 3.2l2.7 5.7 6.2.8-4.5 4.3 1.1 6.2-5.5-3-5.5 3 1.1-6.2L3.1 9.7l6.2-.8z',
  },
  sun: {
    stroke:
      'M12 7.7a4.3 4.3 0 1 0 .001 0zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  },
  tag: {
    stroke: 'M11.5 3.5H5A1.5 1.5 0 0 0 3.5 5v6.5l9 9 8-8zM7.8 6.5a1.3 1.3 0 1 0 .001 0z',
  },
  ticket: {
    stroke:
      'M3.5 6.5h17v3.3a2.3 2.3 0 0 0 0 4.5v3.2h-17v-3.2a2.3 2.3 0 0 0 0-4.5zM14.5 6.8v1.7M14.5 11.2v1.7M14.5 15.5v1.7',
  },
} as const satisfies Record<string, IconDrawing>;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as readonly IconName[];

/** The drawing as SVG in black, `sizePx` wide and high; undefined when the name is none of ours. */
export function iconSvg(name: string, sizePx: number): string | undefined {
  const drawing: IconDrawing | undefined = drawings[name as IconName];
  if (drawing === undefined) return undefined;
  const filled = drawing.fill === undefined ? '' : `<path d="${drawing.fill}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="0 0 24 24"><path d="${drawing.stroke}" fill="none" stroke="#000" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>${filled}</svg>`;
}
