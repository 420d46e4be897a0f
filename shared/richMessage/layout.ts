import type { LayoutName } from './richMessage';
import { baseWidthPx } from './widths';

/** A rectangle in px at a width of 1040. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The cells of each layout as rows of equal columns, and the share of the height that each row has.
 * @see https://www.linebiz.com/jp/manual/OfficialAccountManager/rich-messages/ (the splits are LINE Official Account Manager's)
 */
const rows: Record<LayoutName, readonly { readonly columns: number; readonly share: number }[]> = {
  A: [{ columns: 1, share: 1 }],
  B: [{ columns: 2, share: 1 }],
  C: [
    { columns: 1, share: 1 / 2 },
    { columns: 1, share: 1 / 2 },
  ],
  D: [
    { columns: 1, share: 1 / 3 },
    { columns: 1, share: 1 / 3 },
    { columns: 1, share: 1 / 3 },
  ],
  E: [
    { columns: 2, share: 1 / 2 },
    { columns: 2, share: 1 / 2 },
  ],
  F: [
    { columns: 1, share: 1 / 2 },
    { columns: 2, share: 1 / 2 },
  ],
  G: [
    { columns: 1, share: 1 / 2 },
    { columns: 3, share: 1 / 2 },
  ],
  H: [
    { columns: 3, share: 1 / 2 },
    { columns: 3, share: 1 / 2 },
  ],
};

/**
 * The cells of a layout in reading order. Edges are rounded sums, not sums of rounded sizes: cells neither overlap nor leave
 * a gap, whatever the height.
 */
export function layoutCells(layout: LayoutName, heightPx: number): Rectangle[] {
  const cells: Rectangle[] = [];
  let share = 0;
  for (const row of rows[layout]) {
    const top = Math.round(share * heightPx);
    share += row.share;
    const bottom = Math.round(share * heightPx);
    for (let column = 0; column < row.columns; column += 1) {
      const left = Math.round((column * baseWidthPx) / row.columns);
      const right = Math.round(((column + 1) * baseWidthPx) / row.columns);
      cells.push({ x: left, y: top, width: right - left, height: bottom - top });
    }
  }
  return cells;
}

export function cellCount(layout: LayoutName): number {
  return rows[layout].reduce((sum, { columns }) => sum + columns, 0);
}
