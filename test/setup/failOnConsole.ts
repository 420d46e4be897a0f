import { afterEach, beforeEach, expect } from '@jest/globals';

/** A test that prints has forgotten something: whatever reaches the console fails it. */
const printed: string[] = [];
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const originals = methods.map((method) => [method, console[method]] as const);

beforeEach(() => {
  printed.length = 0;
  for (const method of methods) {
    console[method] = (...args: unknown[]) => void printed.push(`${method}: ${args.join(' ')}`);
  }
});

afterEach(() => {
  for (const [method, original] of originals) console[method] = original;
  expect(printed).toEqual([]);
});
