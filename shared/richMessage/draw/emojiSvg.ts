import * as hb from 'harfbuzzjs';

/** One step of HarfBuzz's walk through a colour glyph that is open. */
type Step =
  | { readonly kind: 'clip'; readonly path: string; matrix: Matrix }
  | { readonly kind: 'group' }
  | { readonly kind: 'fillTransform'; readonly before: Matrix };

type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

interface Drawing {
  readonly out: string[];
  readonly defs: string[];
  readonly steps: Step[];
}

/**
 * A colour glyph (COLR version 1) as SVG, in font units with y upwards: what stands inside a `<g>` that scales and flips.
 * Composite modes other than drawing over are drawn over as well.
 */
export function emojiSvg(font: hb.Font, glyph: number): string {
  const drawing: Drawing = { out: [], defs: [], steps: [] };
  font.paintGlyph(glyph, paintFuncs(), drawing);
  return `<defs>${drawing.defs.join('')}</defs>${drawing.out.join('')}`;
}

let funcs: hb.PaintFuncs | undefined;

function paintFuncs(): hb.PaintFuncs {
  if (funcs) return funcs;
  funcs = new hb.PaintFuncs();
  const of = (data: unknown) => data as Drawing;
  funcs.setPushTransformFunc((xx, yx, xy, yy, dx, dy, data) => {
    const { steps, out } = of(data);
    const matrix: Matrix = [xx, yx, xy, yy, dx, dy];
    const clip = innermostClip(steps);
    if (clip) {
      // Inside a shape only its fill is transformed.
      steps.push({ kind: 'fillTransform', before: clip.matrix });
      clip.matrix = multiply(clip.matrix, matrix);
    } else {
      steps.push({ kind: 'group' });
      out.push(`<g transform="matrix(${matrix.map(short).join(' ')})">`);
    }
  });
  funcs.setPopTransformFunc((data) => {
    const { steps, out } = of(data);
    const step = steps.pop();
    if (step?.kind === 'group') out.push('</g>');
    const clip = innermostClip(steps);
    if (step?.kind === 'fillTransform' && clip) clip.matrix = step.before;
  });
  funcs.setPushClipGlyphFunc((clipGlyph, font, data) => {
    of(data).steps.push({ kind: 'clip', path: font.glyphToPath(clipGlyph), matrix: identity });
  });
  funcs.setPushClipRectangleFunc((xMin, yMin, xMax, yMax, data) => {
    const path = `M${xMin},${yMin}L${xMax},${yMin}L${xMax},${yMax}L${xMin},${yMax}Z`;
    of(data).steps.push({ kind: 'clip', path, matrix: identity });
  });
  funcs.setPopClipFunc((data) => void of(data).steps.pop());
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
  funcs.setPushGroupFunc((data) => void of(data).out.push('<g>'));
  funcs.setPopGroupFunc((_mode, data) => void of(data).out.push('</g>'));
  return funcs;
}

function innermostClip(steps: readonly Step[]) {
  for (const step of steps.toReversed()) {
    if (step.kind === 'clip') return step;
    if (step.kind === 'group') return undefined;
  }
  return undefined;
}

function fill({ out, steps }: Drawing, paint: string, opacity: number): void {
  const clip = innermostClip(steps);
  if (!clip) return;
  const faint = opacity < 1 ? ` fill-opacity="${short(opacity)}"` : '';
  out.push(`<path d="${clip.path}" fill="${paint}"${faint}/>`);
}

let gradients = 0;

function gradient(
  drawing: Drawing,
  element: string,
  where: string,
  { colorStops, extend }: hb.ColorLine,
): void {
  const clip = innermostClip(drawing.steps);
  if (!clip) return;
  gradients += 1;
  const id = `g${gradients}`;
  const stops = [...colorStops]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, color }) => {
      const faint = color.alpha < 255 ? ` stop-opacity="${short(color.alpha / 255)}"` : '';
      return `<stop offset="${short(offset)}" stop-color="${rgb(color)}"${faint}/>`;
    });
  const spread = ['pad', 'repeat', 'reflect'][extend] ?? 'pad';
  const transform = `gradientTransform="matrix(${clip.matrix.map(short).join(' ')})"`;
  drawing.defs.push(
    `<${element} id="${id}" gradientUnits="userSpaceOnUse" spreadMethod="${spread}" ${where} ${transform}>${stops.join('')}</${element}>`,
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

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [
    a * A + c * B,
    b * A + d * B,
    a * C + c * D,
    b * C + d * D,
    a * E + c * F + e,
    b * E + d * F + f,
  ];
}

function rgb({ red, green, blue }: hb.Color): string {
  return `rgb(${red},${green},${blue})`;
}

function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
