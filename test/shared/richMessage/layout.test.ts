import { expect, test } from '@jest/globals';
import { cellCount, layoutCells } from '../../../shared/richMessage/layout';
import { layoutNames } from '../../../shared/richMessage/richMessage';

/** Every layout at every height that a rich message can have. */
const all = layoutNames.flatMap((layout) =>
  Array.from({ length: 2080 - 520 + 1 }, (_, index) => {
    const height = 520 + index;
    return { layout, height, cells: layoutCells(layout, height) };
  }),
);

test('cells cover every pixel exactly once, at every height', () => {
  const wrong = all.filter(({ layout, height, cells }) => {
    const area = cells.reduce((sum, cell) => sum + cell.width * cell.height, 0);
    const apart = cells.every((a, index) =>
      cells
        .slice(index + 1)
        .every(
          (b) =>
            a.x + a.width <= b.x ||
            b.x + b.width <= a.x ||
            a.y + a.height <= b.y ||
            b.y + b.height <= a.y,
        ),
    );
    return cells.length !== cellCount(layout) || area !== 1040 * height || !apart;
  });
  expect(all).toHaveLength(8 * 1561);
  expect(wrong).toEqual([]);
});

test('every edge is a whole number inside the picture', () => {
  const wrong = all.filter(({ height, cells }) =>
    cells.some(
      (cell) =>
        ![cell.x, cell.y, cell.width, cell.height].every(Number.isInteger) ||
        Math.min(cell.x, cell.y) < 0 ||
        cell.x + cell.width > 1040 ||
        cell.y + cell.height > height,
    ),
  );
  expect(wrong).toEqual([]);
});

test("thirds are LINE Official Account Manager's", () => {
  expect(layoutCells('D', 1040).map(({ height }) => height)).toEqual([347, 346, 347]);
  expect(layoutCells('G', 1040)[0]).toEqual({ x: 0, y: 0, width: 1040, height: 520 });
});
