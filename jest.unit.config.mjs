import all from './jest.config.mjs';

const withAzurite = ['globalSetup', 'globalTeardown'];

/**
 * Without Azurite: for the files that somebody works on. What is tested "over Azurite" as well as over memory runs over
 * memory alone; the rest is counted as skipped.
 *
 * @type {import('jest').Config}
 */
export default {
  ...Object.fromEntries(Object.entries(all).filter(([name]) => !withAzurite.includes(name))),
  testNamePattern: '^(?!.*\\bAzurite\\b)',
};
