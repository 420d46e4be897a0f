import { type Outline, step } from '../text/outline';

/** How much of each pixel is covered, 0 to 255. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Fills outlines into a mask by exact area: every edge adds its signed coverage to the cells that it crosses, and a running
 * sum along each row makes areas of them. Curves are cut into short lines.
 */
export interface Rasteriser {
  /** Adds an outline: font units times `scale`, y upwards, its origin at (`x`, `y`). */
  add(outline: Outline, x: number, y: number, scale: number): void;
  /** The mask; its memory is used again by the next rasteriser. */
  finish(): Mask;
}

/** Megabytes that would otherwise be made and dropped for every block of text. */
let spareCells = new Float32Array(0);

/** Zeroed cells; the same memory each time, so one rasteriser at a time: nothing is awaited before `finish`. */
function borrowCells(count: number): Float32Array {
  if (spareCells.length < count) spareCells = new Float32Array(count);
  else spareCells.fill(0, 0, count);
  return spareCells;
}

let spareMask = new Uint8Array(0);

/** The finished mask stands here until the next one is finished. */
function borrowMask(count: number): Uint8Array {
  if (spareMask.length < count) spareMask = new Uint8Array(count);
  else spareMask.fill(0, 0, count);
  return spareMask;
}

export function createRasteriser(width: number, height: number): Rasteriser {
  /** Two more than the width: what an edge in the last column adds to its right stays in its row. */
  const stride = width + 2;
  const cells = borrowCells(stride * height);

  /** Rows that any edge touched; the others are empty. */
  let firstUsed = height;
  let lastUsed = 0;

  function line(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    const direction = y0 < y1 ? 1 : -1;
    const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const slope = (bottomX - topX) / (bottomY - topY);
    const firstRow = Math.max(0, Math.floor(topY));
    const lastRow = Math.min(height, Math.ceil(bottomY));
    if (firstRow < firstUsed) firstUsed = firstRow;
    if (lastRow > lastUsed) lastUsed = lastRow;
    let x = topY < 0 ? topX - topY * slope : topX;
    for (let row = firstRow; row < lastRow; row += 1) {
      const from = Math.max(row, topY);
      const to = Math.min(row + 1, bottomY);
      const cover = to - from;
      const nextX = x + slope * cover;
      addRow(row, Math.min(x, nextX), Math.max(x, nextX), cover * direction);
      x = nextX;
    }
  }

  /** One row's share of an edge that goes from `left` to `right` within it. */
  function addRow(row: number, left: number, right: number, cover: number): void {
    const from = clamp(left, width - 1e-4);
    const to = clamp(right, width - 1e-4);
    const first = Math.floor(from);
    const last = Math.floor(to);
    const base = row * stride;
    if (first === last) {
      const inside = cover * (1 - ((from + to) / 2 - first));
      cells[base + first] = (cells[base + first] ?? 0) + inside;
      cells[base + first + 1] = (cells[base + first + 1] ?? 0) + cover - inside;
      return;
    }
    const perPixel = cover / (to - from);
    const firstWidth = first + 1 - from;
    let area = 0.5 * perPixel * firstWidth * firstWidth;
    cells[base + first] = (cells[base + first] ?? 0) + area;
    for (let column = first + 1; column < last; column += 1) {
      const total = perPixel * (column + 0.5 - from);
      cells[base + column] = (cells[base + column] ?? 0) + total - area;
      area = total;
    }
    const lastWidth = to - last;
    const done = cover - 0.5 * perPixel * lastWidth * lastWidth;
    cells[base + last] = (cells[base + last] ?? 0) + done - area;
    cells[base + last + 1] = (cells[base + last + 1] ?? 0) + cover - done;
  }

  return {
    add(outline, originX, originY, scale) {
      let [startX, startY, x, y] = [0, 0, 0, 0];
      const toX = (index: number) => originX + (outline[index] ?? 0) * scale;
      const toY = (index: number) => originY - (outline[index] ?? 0) * scale;
      for (let at = 0; at < outline.length;) {
        const kind = outline[at] ?? step.close;
        const last = at + 2 * (kind === step.move ? 1 : kind);
        if (kind === step.close) {
          line(x, y, startX, startY);
          x = startX;
          y = startY;
          at += 1;
          continue;
        }
        const nextX = toX(last - 1);
        const nextY = toY(last);
        if (kind === step.move) {
          startX = nextX;
          startY = nextY;
        } else if (kind === step.line) {
          line(x, y, nextX, nextY);
        } else if (kind === step.quadratic) {
          flattenQuadratic(line, x, y, toX(at + 1), toY(at + 2), nextX, nextY);
        } else {
          const [c1x, c1y, c2x, c2y] = [toX(at + 1), toY(at + 2), toX(at + 3), toY(at + 4)];
          flattenCubic(line, x, y, c1x, c1y, c2x, c2y, nextX, nextY);
        }
        x = nextX;
        y = nextY;
        at = last + 1;
      }
    },
    finish() {
      const data = borrowMask(width * height);
      for (let row = firstUsed; row < lastUsed; row += 1) {
        let sum = 0;
        const base = row * stride;
        const target = row * width;
        for (let column = 0; column < width; column += 1) {
          sum += cells[base + column] ?? 0;
          const covered = Math.abs(sum);
          data[target + column] = covered >= 1 ? 255 : covered * 255 + 0.5;
        }
      }
      return { width, height, data };
    },
  };
}

type Line = (x0: number, y0: number, x1: number, y1: number) => void;

function flattenQuadratic(
  line: Line,
  x0: number,
  y0: number,
  cx: number,
  cy: number,
  x1: number,
  y1: number,
): void {
  const bend = Math.hypot(x0 - 2 * cx + x1, y0 - 2 * cy + y1);
  const steps = Math.max(1, Math.ceil(Math.sqrt(bend * 1.2)));
  let [px, py] = [x0, y0];
  for (let step = 1; step <= steps; step += 1) {
    const t = step / steps;
    const u = 1 - t;
    const x = u * u * x0 + 2 * u * t * cx + t * t * x1;
    const y = u * u * y0 + 2 * u * t * cy + t * t * y1;
    line(px, py, x, y);
    px = x;
    py = y;
  }
}

function flattenCubic(
  line: Line,
  x0: number,
  y0: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  x1: number,
  y1: number,
): void {
  const bend =
    Math.hypot(x0 - 2 * ax + bx, y0 - 2 * ay + by) + Math.hypot(ax - 2 * bx + x1, ay - 2 * by + y1);
  const steps = Math.max(1, Math.ceil(Math.sqrt(bend * 2)));
  let [px, py] = [x0, y0];
  for (let step = 1; step <= steps; step += 1) {
    const t = step / steps;
    const u = 1 - t;
    const x = u * u * u * x0 + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * x1;
    const y = u * u * u * y0 + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * y1;
    line(px, py, x, y);
    px = x;
    py = y;
  }
}

function clamp(value: number, max: number): number {
  return value < 0 ? 0 : value > max ? max : value;
}
