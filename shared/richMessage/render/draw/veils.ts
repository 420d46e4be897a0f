import type { Rectangle } from '../../layout';
import { type Canvas, paintVeil } from './canvas';
import { type Legibility, measureGround, prefersLight } from './contrast';
import type { Look } from './look';
import { lineBoxes, type PlacedText, textHeight } from './placedText';

/** A veil that fades out over less shows its edge. */
const featherPx = 190;
/** Texts nearer than this are read as one, and have one colour. */
const nearPx = 230;
/** Under small print a veil thicker than this looks like a smudge. */
const heavy = 0.3;
/** A veil may undo a little of its neighbour's: what is still missing is laid once more. */
const rounds = 3;

/**
 * Makes the ground under texts calm enough to read them, and chooses the colour of each: all veils come before any text,
 * since one reaches under its neighbour's words.
 */
export function layVeils(
  canvas: Canvas,
  blocks: readonly PlacedText[],
  look: Look,
): readonly Legibility[] {
  const chosen = groupNear(blocks).flatMap((group) => {
    const grounds = group.map((block) => measureGround(canvas, lineBoxes(block), look));
    // Small print follows the words that one reads first.
    const largest = Math.max(...group.map(({ fitted }) => fitted.sizePx));
    const leading = grounds.filter((_, index) => isLarge(group[index], largest));
    const side = prefersLight(leading) ? 'light' : 'dark';
    const other = side === 'light' ? 'dark' : 'light';
    return grounds.map((ground, index) => {
      const isSmall = !isLarge(group[index], largest);
      const smudged = ground[side].veil.opacity > heavy && ground[other].veil.opacity === 0;
      return ground[isSmall && smudged ? other : side];
    });
  });
  for (const [index, block] of blocks.entries()) layVeil(canvas, block, chosen[index]);
  for (let round = 1; round < rounds; round += 1) {
    const missing = blocks.map((block, index) => {
      const ground = measureGround(canvas, lineBoxes(block), look);
      return chosen[index]?.isLight ? ground.light : ground.dark;
    });
    if (missing.every(({ veil }) => veil.opacity === 0)) break;
    for (const [index, block] of blocks.entries()) layVeil(canvas, block, missing[index]);
  }
  return chosen;
}

function isLarge(block: PlacedText | undefined, largestPx: number): boolean {
  return block !== undefined && block.fitted.sizePx >= largestPx * 0.4;
}

/** Texts in the order in which they stand below each other, cut where the gap is wide. */
function groupNear(blocks: readonly PlacedText[]): PlacedText[][] {
  const groups: PlacedText[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1)?.at(-1);
    if (last && block.top - (last.top + textHeight(last.fitted)) < nearPx) {
      groups.at(-1)?.push(block);
    } else {
      groups.push([block]);
    }
  }
  return groups;
}

function layVeil(canvas: Canvas, block: PlacedText, legibility: Legibility | undefined): void {
  if (legibility === undefined || legibility.veil.opacity === 0) return;
  paintVeil(canvas, textBox(block), legibility.veil.color, legibility.veil.opacity, featherPx);
}

/** The box around all lines. */
function textBox(block: PlacedText): Rectangle {
  const boxes = lineBoxes(block);
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  return { x: left, y: block.top, width: right - left, height: textHeight(block.fitted) };
}
