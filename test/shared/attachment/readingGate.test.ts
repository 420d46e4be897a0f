import { expect, test } from '@jest/globals';
import { createReadingGate } from '../../../shared/attachment/readingGate';

/** Timers that fire when the test says so. */
function handTimers() {
  const due = new Set<() => void>();
  const after = (_ms: number, work: () => void) => {
    due.add(work);
    return () => void due.delete(work);
  };
  return { timers: { after }, fire: () => [...due].forEach((work) => work()) };
}

test('who finds no place waits until somebody leaves', async () => {
  const gate = createReadingGate({ places: 1 });
  const leave = await gate.enter(1000);
  if (leave === 'busy') throw new Error('busy');
  let hasEntered = false;
  const second = gate.enter(60_000).then((entered) => {
    hasEntered = true;
    return entered;
  });
  await Promise.resolve();
  expect(hasEntered).toBe(false);
  leave();
  leave();
  expect(await second).not.toBe('busy');
  expect(await Promise.race([gate.enter(60_000), Promise.resolve('waits')])).toBe('waits');
});

test('who has waited long enough is told that it is busy, and takes no place', async () => {
  const { timers, fire } = handTimers();
  const gate = createReadingGate({ places: 1, timers });
  const leave = await gate.enter(1000);
  const second = gate.enter(1000);
  fire();
  expect(await second).toBe('busy');
  if (leave !== 'busy') leave();
  expect(await gate.enter(1000)).not.toBe('busy');
});

test('when too many wait, the next one is told at once', async () => {
  const gate = createReadingGate({ places: 1, maxWaiting: 1 });
  await gate.enter(1000);
  void gate.enter(1000);
  expect(await gate.enter(60_000)).toBe('busy');
});
