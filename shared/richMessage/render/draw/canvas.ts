import type { Rectangle } from '../../layout';
import type { Rgb } from './color';
import type { Mask } from './rasterise';

/** A picture in memory: three bytes a pixel. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Rounded, for 0 to 255 * 255, without a division. */
function divide255(value: number): number {
  return (value + 128 + ((value + 128) >> 8)) >> 8;
}

/** Draws a colour through a mask whose top left corner is at (`x`, `y`). `opacity` 0 to 1. */
export function paintMask(
  canvas: Canvas,
  mask: Mask,
  x: number,
  y: number,
  [r, g, b]: Rgb,
  opacity = 1,
): void {
  const { data, width } = canvas;
  const cover = mask.data;
  const strength = Math.round(opacity * 256);
  const left = Math.max(0, -x);
  const right = Math.min(mask.width, width - x);
  const bottom = Math.min(mask.height, canvas.height - y);
  // No function for each row: this and the veil are the loops that cost most.
  for (let row = Math.max(0, -y); row < bottom; row += 1) {
    const source = row * mask.width;
    let at = ((y + row) * width + x + left) * 3;
    for (let column = left; column < right; column += 1, at += 3) {
      const covered = cover[source + column] ?? 0;
      if (covered === 0) continue;
      const alpha = (covered * strength) >> 8;
      if (alpha === 255) {
        data[at] = r;
        data[at + 1] = g;
        data[at + 2] = b;
        continue;
      }
      const rest = 255 - alpha;
      data[at] = divide255((data[at] ?? 0) * rest + r * alpha);
      data[at + 1] = divide255((data[at + 1] ?? 0) * rest + g * alpha);
      data[at + 2] = divide255((data[at + 2] ?? 0) * rest + b * alpha);
    }
  }
}

/** A picture with transparency, not premultiplied. */
export interface Sprite {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export function paintSprite(canvas: Canvas, sprite: Sprite, x: number, y: number): void {
  eachRow(canvas, sprite, x, y, (target, source, length) => {
    const { data } = canvas;
    for (
      let index = 0, at = target, from = source * 4;
      index < length;
      index += 1, at += 3, from += 4
    ) {
      const alpha = sprite.rgba[from + 3] ?? 0;
      if (alpha === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) {
        const under = data[at + channel] ?? 0;
        const over = sprite.rgba[from + channel] ?? 0;
        data[at + channel] = (under * (255 - alpha) + over * alpha + 127) / 255;
      }
    }
  });
}

/** Calls `row` for each row of the part that lies on the canvas, with the offsets of its first pixel. */
function eachRow(
  canvas: Canvas,
  part: { readonly width: number; readonly height: number },
  x: number,
  y: number,
  row: (targetByte: number, sourcePixel: number, length: number) => void,
): void {
  const left = Math.max(0, -x);
  const length = Math.min(part.width, canvas.width - x) - left;
  if (length <= 0) return;
  const last = Math.min(part.height, canvas.height - y);
  for (let line = Math.max(0, -y); line < last; line += 1) {
    row(((y + line) * canvas.width + x + left) * 3, line * part.width + left, length);
  }
}

/** Copies a picture onto the canvas, through a mask of its size where one is given. */
export function paintPicture(
  canvas: Canvas,
  picture: Canvas,
  x: number,
  y: number,
  mask?: Mask,
): void {
  eachRow(canvas, picture, x, y, (target, source, length) => {
    if (mask === undefined) {
      canvas.data.set(picture.data.subarray(source * 3, (source + length) * 3), target);
      return;
    }
    for (let index = 0; index < length; index += 1) {
      const alpha = mask.data[source + index] ?? 0;
      const [at, from] = [target + index * 3, (source + index) * 3];
      for (let channel = 0; channel < 3; channel += 1) {
        const under = canvas.data[at + channel] ?? 0;
        const over = picture.data[from + channel] ?? 0;
        canvas.data[at + channel] = divide255(under * (255 - alpha) + over * alpha);
      }
    }
  });
}

/** Lays a veil of one colour over a box that fades out over `featherPx` around it. */
export function paintVeil(
  canvas: Canvas,
  box: Rectangle,
  [r, g, b]: Rgb,
  opacity: number,
  featherPx: number,
): void {
  const across = fade(canvas.width, box.x, box.x + box.width, featherPx);
  const down = fade(canvas.height, box.y, box.y + box.height, featherPx);
  const { data, width, height } = canvas;
  const left = Math.max(0, Math.floor(box.x - featherPx));
  const right = Math.min(width, Math.ceil(box.x + box.width + featherPx));
  const bottom = Math.min(height, Math.ceil(box.y + box.height + featherPx));
  for (let y = Math.max(0, Math.floor(box.y - featherPx)); y < bottom; y += 1) {
    const strength = Math.round((down[y] ?? 0) * opacity);
    if (strength === 0) continue;
    for (let x = left, at = (y * width + left) * 3; x < right; x += 1, at += 3) {
      const alpha = ((across[x] ?? 0) * strength) >> 8;
      if (alpha === 0) continue;
      const rest = 256 - alpha;
      data[at] = ((data[at] ?? 0) * rest + r * alpha) >> 8;
      data[at + 1] = ((data[at + 1] ?? 0) * rest + g * alpha) >> 8;
      data[at + 2] = ((data[at + 2] ?? 0) * rest + b * alpha) >> 8;
    }
  }
}

/** 256 from one place to another, less and less on both sides of it. */
function fade(length: number, from: number, to: number, feather: number): Uint16Array {
  const strength = new Uint16Array(length);
  for (let at = 0; at < length; at += 1) {
    const outside = Math.max(from - at, at - to, 0) / feather;
    if (outside >= 1) continue;
    const inside = 1 - outside;
    strength[at] = 256 * inside * inside * (3 - 2 * inside) + 0.5;
  }
  return strength;
}

/** A blurred copy of a mask, drawn at a quarter of its size: soft enough that nobody sees the difference. */
export function softShadow(mask: Mask, marginPx: number): Mask {
  const factor = 4;
  const width = Math.ceil((mask.width + 2 * marginPx) / factor);
  const height = Math.ceil((mask.height + 2 * marginPx) / factor);
  let small = new Float32Array(width * height);
  const cover = mask.data;
  for (let y = 0; y < mask.height; y += 1) {
    const row = ((y + marginPx) >> 2) * width;
    const source = y * mask.width;
    for (let x = 0; x < mask.width; x += 1) {
      const covered = cover[source + x] ?? 0;
      if (covered === 0) continue;
      const at = row + ((x + marginPx) >> 2);
      small[at] = (small[at] ?? 0) + covered / 16;
    }
  }
  for (let pass = 0; pass < 2; pass += 1) {
    small = boxBlur(small, width, height, 1, 2);
    small = boxBlur(small, height, width, width, 2);
  }
  return enlarge(small, width, height, factor);
}

/** Averages along one direction. `step` is the distance of neighbours; rows are found from the other direction. */
function boxBlur(
  source: Float32Array,
  length: number,
  lines: number,
  step: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const target = new Float32Array(source.length);
  const lineStep = step === 1 ? length : 1;
  const size = 2 * radius + 1;
  for (let line = 0; line < lines; line += 1) {
    const base = line * lineStep;
    let sum = 0;
    for (let at = -radius; at < length; at += 1) {
      if (at + radius < length) sum += source[base + (at + radius) * step] ?? 0;
      if (at > radius) sum -= source[base + (at - radius - 1) * step] ?? 0;
      if (at >= 0) target[base + at * step] = sum / size;
    }
  }
  return target;
}

let spareShadow = new Uint8Array(0);

/** The memory of one shadow, which is painted before the next is made. */
function borrowShadow(count: number): Uint8Array {
  if (spareShadow.length < count) spareShadow = new Uint8Array(count);
  else spareShadow.fill(0, 0, count);
  return spareShadow;
}

function enlarge(small: Float32Array, width: number, height: number, factor: number): Mask {
  const data = borrowShadow(width * factor * height * factor);
  const pixel = (x: number, y: number) =>
    small[Math.min(y, height - 1) * width + Math.min(x, width - 1)] ?? 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [a, b, c, d] = [pixel(x, y), pixel(x + 1, y), pixel(x, y + 1), pixel(x + 1, y + 1)];
      if (a + b + c + d === 0) continue;
      for (let v = 0; v < factor; v += 1) {
        for (let u = 0; u < factor; u += 1) {
          const top = a + ((b - a) * u) / factor;
          const bottom = c + ((d - c) * u) / factor;
          data[(y * factor + v) * width * factor + x * factor + u] =
            top + ((bottom - top) * v) / factor;
        }
      }
    }
  }
  return { width: width * factor, height: height * factor, data };
}
