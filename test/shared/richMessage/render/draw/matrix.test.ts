import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  identity,
  invert,
  type Matrix,
  multiply,
} from '../../../../../shared/richMessage/render/draw/matrix';

const small = fc.double({ min: -4, max: 4, noNaN: true });
const matrices = fc
  .tuple(small, small, small, small, small, small)
  .filter(([a, b, c, d]) => Math.abs(a * d - b * c) > 0.01)
  .map((values): Matrix => values);

const near = (one: Matrix, other: Matrix) => {
  for (const [index, value] of one.entries()) expect(value).toBeCloseTo(other[index] ?? NaN, 6);
};

test('a transform and its inverse cancel out, in both orders', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      near(multiply(matrix, invert(matrix)), identity);
      near(multiply(invert(matrix), matrix), identity);
    }),
  );
});

test('the inner transform is applied first', () => {
  const move: Matrix = [1, 0, 0, 1, 10, 0];
  const double: Matrix = [2, 0, 0, 2, 0, 0];
  expect(multiply(double, move)).toEqual([2, 0, 0, 2, 20, 0]);
  expect(multiply(move, double)).toEqual([2, 0, 0, 2, 10, 0]);
});
