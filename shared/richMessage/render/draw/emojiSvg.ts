import * as hb from 'harfbuzzjs';
import { identity, invert, type Matrix, matrixText, multiply } from './matrix';

/** A shape that bounds what is painted, and the transform that it stands under. */
interface Clip {
  readonly path: string;
  readonly matrix: Matrix;
}

interface Drawing {
  /** What stands in each open group, the picture itself first. */
  readonly groups: string[][];
  readonly defs: string[];
  readonly transforms: Matrix[];
  readonly clips: Clip[];
}

/** @see https://harfbuzz.github.io/harfbuzz-hb-paint.html#hb-paint-composite-mode-t */
const sourceIn = 5;
const blendModes: Record<number, string> = {
  13: 'screen',
  14: 'overlay',
  15: 'darken',
  16: 'lighten',
  17: 'color-dodge',
  18: 'color-burn',
  19: 'hard-light',
  20: 'soft-light',
  21: 'difference',
  22: 'exclusion',
  23: 'multiply',
};

/**
 * A colour glyph (COLR version 1) as SVG, in font units with y upwards: what stands inside a `<g>` that scales and flips.
 * Covers what Noto Color Emoji uses: solid, linear and radial fills under one glyph's shape each, groups that are drawn
 * over, masked (source in) or blended.
 */
export function emojiSvg(font: hb.Font, glyph: number): string {
  const drawing: Drawing = { groups: [[]], defs: [], transforms: [identity], clips: [] };
  font.paintGlyph(glyph, paintFuncs(), drawing);
  const { defs, groups } = drawing;
  return `<defs>${defs.join('')}</defs>${(groups[0] ?? []).join('')}`;
}

let funcs: hb.PaintFuncs | undefined;

function paintFuncs(): hb.PaintFuncs {
  if (funcs) return funcs;
  funcs = new hb.PaintFuncs();
  const of = (data: unknown) => data as Drawing;
  funcs.setPushTransformFunc((xx, yx, xy, yy, dx, dy, data) => {
    const { transforms } = of(data);
    transforms.push(multiply(current(transforms), [xx, yx, xy, yy, dx, dy]));
  });
  funcs.setPopTransformFunc((data) => void of(data).transforms.pop());
  funcs.setPushClipGlyphFunc((clipGlyph, font, data) => {
    const { clips, transforms } = of(data);
    clips.push({ path: font.glyphToPath(clipGlyph), matrix: current(transforms) });
  });
  funcs.setPushClipRectangleFunc((xMin, yMin, xMax, yMax, data) => {
    const { clips, transforms } = of(data);
    const path = `M${xMin},${yMin}L${xMax},${yMin}L${xMax},${yMax}L${xMin},${yMax}Z`;
    clips.push({ path, matrix: current(transforms) });
  });
  funcs.setPopClipFunc((data) => void of(data).clips.pop());
  funcs.setColorFunc((_isForeground, color, data) => fill(of(data), rgb(color), color.alpha / 255));
  funcs.setLinearGradientFunc((line, x0, y0, x1, y1, x2, y2, data) => {
    const [endX, endY] = gradientEnd(x0, y0, x1, y1, x2, y2);
    const where = `x1="${short(x0)}" y1="${short(y0)}" x2="${short(endX)}" y2="${short(endY)}"`;
    gradient(of(data), 'linearGradient', where, line);
  });
  funcs.setRadialGradientFunc((line, x0, y0, r0, x1, y1, r1, data) => {
    const where = `cx="${short(x1)}" cy="${short(y1)}" r="${short(r1)}" fx="${short(x0)}" fy="${short(y0)}" fr="${short(r0)}"`;
    gradient(of(data), 'radialGradient', where, line);
  });
  funcs.setSweepGradientFunc((line, _x, _y, _from, _to, data) => {
    // SVG has no sweep: its middle colour comes closest.
    const stop = line.colorStops[Math.floor(line.colorStops.length / 2)];
    if (stop) fill(of(data), rgb(stop.color), stop.color.alpha / 255);
  });
  funcs.setPushGroupFunc((data) => void of(data).groups.push([]));
  funcs.setPopGroupFunc((mode, data) => closeGroup(of(data), mode));
  return funcs;
}

function current(transforms: readonly Matrix[]): Matrix {
  return transforms.at(-1) ?? identity;
}

function fill({ groups, clips }: Drawing, paint: string, opacity: number): void {
  const clip = clips.at(-1);
  if (!clip) return;
  const faint = opacity < 1 ? ` fill-opacity="${short(opacity)}"` : '';
  const place = clip.matrix === identity ? '' : ` transform="${matrixText(clip.matrix)}"`;
  groups.at(-1)?.push(`<path d="${clip.path}" fill="${paint}"${faint}${place}/>`);
}

/** Puts a finished group onto what lies below it, in the way that its mode asks for. */
function closeGroup({ groups, defs }: Drawing, mode: number): void {
  const inner = (groups.pop() ?? []).join('');
  const below = groups.at(-1);
  if (below === undefined) return;
  if (mode === sourceIn) {
    const id = nextId();
    defs.push(
      `<mask id="${id}" maskUnits="userSpaceOnUse" x="-4000" y="-4000" width="9000" height="9000" style="mask-type:alpha">${below.join('')}</mask>`,
    );
    below.splice(0, below.length, `<g mask="url(#${id})">${inner}</g>`);
    return;
  }
  const blend = blendModes[mode];
  const style = blend === undefined ? 'isolation:isolate' : `mix-blend-mode:${blend}`;
  below.push(`<g style="${style}">${inner}</g>`);
}

let ids = 0;

/** Unique over all glyphs, which may stand in one SVG. */
function nextId(): string {
  ids += 1;
  return `p${ids}`;
}

function gradient(
  drawing: Drawing,
  element: string,
  where: string,
  { colorStops, extend }: hb.ColorLine,
): void {
  const clip = drawing.clips.at(-1);
  if (!clip) return;
  const id = nextId();
  const stops = [...colorStops]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, color }) => {
      const faint = color.alpha < 255 ? ` stop-opacity="${short(color.alpha / 255)}"` : '';
      return `<stop offset="${short(offset)}" stop-color="${rgb(color)}"${faint}/>`;
    });
  const spread = ['pad', 'repeat', 'reflect'][extend] ?? 'pad';
  // The gradient stands in the glyph's frame, the shape that it fills in another.
  const place = multiply(invert(clip.matrix), current(drawing.transforms));
  drawing.defs.push(
    `<${element} id="${id}" gradientUnits="userSpaceOnUse" spreadMethod="${spread}" ${where} gradientTransform="${matrixText(place)}">${stops.join('')}</${element}>`,
  );
  fill(drawing, `url(#${id})`, 1);
}

/**
 * A COLR gradient has a third point that turns it; SVG's is at right angles. The end is projected onto the line through the
 * start that is perpendicular to start and third point.
 */
function gradientEnd(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): [number, number] {
  const [dx, dy] = [x2 - x0, y2 - y0];
  const length = dx * dx + dy * dy;
  if (length === 0) return [x1, y1];
  const along = ((x1 - x0) * dx + (y1 - y0) * dy) / length;
  return [x1 - along * dx, y1 - along * dy];
}

function rgb({ red, green, blue }: hb.Color): string {
  return `rgb(${red},${green},${blue})`;
}

function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
