import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellCount, layoutCells } from '../../../shared/richMessage/layout';
import { layoutNames } from '../../../shared/richMessage/richMessage';

const heights = fc.integer({ min: 520, max: 2080 });
const layouts = fc.constantFrom(...layoutNames);

test('cells cover every pixel exactly once, at every height', () => {
  fc.assert(
    fc.property(layouts, heights, (layout, height) => {
      const cells = layoutCells(layout, height);
      expect(cells).toHaveLength(cellCount(layout));
      const area = cells.reduce((sum, cell) => sum + cell.width * cell.height, 0);
      expect(area).toBe(1040 * height);
      for (const [index, a] of cells.entries()) {
        for (const b of cells.slice(index + 1)) {
          const apart =
            a.x + a.width <= b.x ||
            b.x + b.width <= a.x ||
            a.y + a.height <= b.y ||
            b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

test('every edge is a whole number inside the picture', () => {
  fc.assert(
    fc.property(layouts, heights, (layout, height) => {
      for (const { x, y, width, height: cellHeight } of layoutCells(layout, height)) {
        for (const value of [x, y, width, cellHeight]) expect(Number.isInteger(value)).toBe(true);
        expect(x + width).toBeLessThanOrEqual(1040);
        expect(y + cellHeight).toBeLessThanOrEqual(height);
      }
    }),
  );
});

test("thirds are LINE Official Account Manager's", () => {
  expect(layoutCells('D', 1040).map(({ height }) => height)).toEqual([347, 346, 347]);
  expect(layoutCells('G', 1040)[0]).toEqual({ x: 0, y: 0, width: 1040, height: 520 });
});
