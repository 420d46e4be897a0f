import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFrequencySketch } from '../../../shared/cache/frequencySketch';

test('never tells less than the truth, up to 15', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 300 }), (names) => {
      const sketch = createFrequencySketch(512);
      const truth = new Map<string, number>();
      for (const name of names) {
        sketch.add(name);
        truth.set(name, (truth.get(name) ?? 0) + 1);
      }
      for (const [name, count] of truth) {
        expect(sketch.estimate(name)).toBeGreaterThanOrEqual(Math.min(15, count));
      }
    }),
    { numRuns: 50 },
  );
});

test('tells the popular from the rare among thousands', () => {
  const sketch = createFrequencySketch(4096);
  for (let round = 0; round < 8; round += 1) {
    for (let name = 0; name < 50; name += 1) sketch.add(`popular ${name}`);
  }
  for (let name = 0; name < 3000; name += 1) sketch.add(`rare ${name}`);
  const rare = Array.from({ length: 3000 }, (_, name) => sketch.estimate(`rare ${name}`));
  const mistaken = rare.filter((count) => count >= 8).length;
  expect(sketch.estimate('popular 7')).toBeGreaterThanOrEqual(8);
  expect(mistaken).toBeLessThan(30);
});

test('forgets what nobody asks for any more', () => {
  const sketch = createFrequencySketch(64);
  for (let round = 0; round < 15; round += 1) sketch.add('yesterday');
  for (let name = 0; name < 64 * 40; name += 1) sketch.add(`today ${name % 20}`);
  expect(sketch.estimate('yesterday')).toBeLessThan(15);
});
