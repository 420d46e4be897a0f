import { join } from 'node:path';

/**
 * Every npm script.
 *
 * `build`: parts of dist/ that must be up to date (see build.mjs). `steps`: commands for Node, one after the other; what
 * is given on the command line goes to the last. `served`: runs until it is stopped. `needs`: what must be given on the
 * command line. `tasks`: other tasks, all of which run although one fails.
 */
export function createTasks(root) {
  const bin = (...path) => join(root, 'node_modules', ...path);
  const script = (...path) => join(root, 'scripts', ...path);
  const built = (...path) => join(root, 'dist', ...path);
  const all = ['app', 'worker', 'attachments', 'assets', 'fonts', 'local', 'page'];
  const tested = [...all, 'simulation'];

  const jest = [
    // For packages that come as ES modules alone.
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    bin('jest', 'bin', 'jest.js'),
  ];
  // Built by no one and without Azurite, so that one file's tests run within a second.
  const unit = [...jest, '--config', 'jest.unit.config.mjs'];
  const someTests = 'the path of a test or of a folder of tests, such as test/shared/inbox';
  const prettier = bin('prettier', 'bin', 'prettier.cjs');
  const tsc = bin('typescript', 'bin', 'tsc');
  const cruiser = bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const knip = bin('knip', 'bin', 'knip.js');
  const eslint = bin('eslint', 'bin', 'eslint.js');

  return {
    start: { build: all, served: true, steps: [[built('local', 'start', 'main.js')]] },
    host: {
      build: ['app', 'worker', 'attachments', 'assets', 'fonts', 'local'],
      served: true,
      steps: [[built('local', 'start', 'part.js'), 'host']],
    },
    storage: { build: ['local'], served: true, steps: [[built('local', 'storage', 'main.js')]] },
    ai: { build: ['local'], served: true, steps: [[built('local', 'ai', 'main.js')]] },
    line: {
      build: ['local', 'page'],
      served: true,
      steps: [[built('local', 'start', 'part.js'), 'line']],
    },
    demo: { build: all, served: true, steps: [[built('local', 'demo', 'main.js')]] },
    admin: { build: ['local'], steps: [[built('local', 'admin', 'main.js')]] },
    render: {
      build: ['worker', 'assets', 'fonts', 'local'],
      steps: [[built('local', 'render', 'main.js')]],
    },
    'contact-sheet': {
      build: ['worker', 'assets', 'fonts', 'local'],
      steps: [[built('local', 'render', 'contactSheet.js')]],
    },
    simulate: {
      build: ['assets', 'simulation'],
      steps: [[built('simulation', 'main.js')]],
    },
    // Takes an hour or two.
    prove: {
      build: ['assets', 'simulation'],
      steps: [[built('simulation', 'main.js'), '--from', '1', '--count', '100000']],
    },
    'docs:settings': {
      build: ['local'],
      steps: [
        [built('local', 'settings', 'main.js')],
        [prettier, '--write', '--log-level', 'warn', join('docs', 'settings.md')],
      ],
    },
    bench: { build: all, served: true, steps: [[built('bench', 'main.js')]] },
    'bench:compare': {
      build: ['local', 'page'],
      served: true,
      steps: [[built('bench', 'compare', 'main.js')]],
    },

    build: { steps: [[script('build.mjs')]] },
    package: {
      build: ['app', 'worker', 'attachments', 'assets', 'fonts'],
      steps: [[script('package.mjs')]],
    },

    'check:package': {
      build: ['app', 'worker', 'attachments', 'assets', 'fonts', 'local'],
      steps: [[script('package.mjs')], [built('local', 'check', 'main.js')]],
    },

    test: { build: tested, steps: [jest] },
    'test:unit': { needs: someTests, steps: [unit] },
    'test:watch': { needs: someTests, steps: [[...unit, '--watchAll']] },
    'test:long': {
      build: tested,
      env: { TEST_LONG: '1' },
      steps: [[...jest, '--testPathPatterns', '\\.long\\.test\\.ts$|messageAgreement']],
    },
    'test:browser': {
      build: all,
      env: { TEST_BROWSER: '1' },
      steps: [[...jest, '--testPathPatterns', 'test/browser/']],
    },

    format: { steps: [[prettier, '--write', '--log-level', 'warn', '.']] },
    'format:check': { steps: [[prettier, '--check', '--log-level', 'warn', '.']] },
    lint: {
      steps: [[eslint, '--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.']],
    },
    types: {
      steps: [
        [tsc, '-p', 'tsconfig.json'],
        [tsc, '-p', join('local', 'line', 'page', 'client', 'tsconfig.json')],
      ],
    },
    layers: {
      steps: [
        [
          cruiser,
          '--config',
          '.dependency-cruiser.cjs',
          'functions',
          'shared',
          'local',
          'bench',
          'test',
        ],
      ],
    },
    commits: { steps: [[script('commitMessages.mjs')]] },
    // Once for everything, once for what is deployed: there a file that only tests import is unused, too.
    knip: { steps: [[knip], [knip, '--production', '--include', 'files,dependencies']] },
    validate: { tasks: ['format:check', 'lint', 'types', 'layers', 'knip', 'infra:check', 'test'] },
    audit: { steps: [[script('audit.mjs')]] },
    'infra:check': { steps: [[join(root, 'infra', 'check.mjs')]] },
  };
}
