import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The page draws what strangers wrote: nodes are built one by one, and no text is ever read as HTML. */
const noHtmlStrings = [
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
    selector: `AssignmentExpression[left.property.name="${name}"]`,
    message: `Build nodes: ${name} reads text as HTML.`,
  })),
  ...['insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe', 'parseFromString'].map(
    (name) => ({
      selector: `CallExpression[callee.property.name="${name}"]`,
      message: `Build nodes: ${name} reads text as HTML.`,
    }),
  ),
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'Build nodes: document.write reads text as HTML.',
  },
];

/** A simulation moves the time and repeats every choice from a seed: both come through ports. */
const noOwnTime = [
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]',
    message: 'Time passes through the Timers of shared/clock.ts: take them as a dependency.',
  },
  {
    selector:
      'MemberExpression[object.name="Date"][property.name="now"], NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The time comes from the Clock: take it as a dependency.',
  },
  {
    selector:
      'MemberExpression[object.name="Math"][property.name="random"], ImportSpecifier[imported.name=/^(randomUUID|randomBytes|randomInt)$/]',
    message: 'Chance comes from shared/chance.ts: take it as a dependency.',
  },
];

const noProcessEnv = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message:
    'Only the root of a process hands out the environment: take what you need as a parameter.',
};

/** `(value as any)` and its kin hide what the compiler knows. */
const typed = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true },
  ],
  '@typescript-eslint/only-throw-error': [
    'error',
    { allowThrowingUnknown: true, allowThrowingAny: false, allowRethrowing: true },
  ],
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-implied-eval': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  // A limit is `max…`, so that whoever looks for one need not try two names.
  'id-match': ['error', '^(?!most[A-Z])', { properties: true }],
};

export default defineConfig([
  globalIgnores([
    'dist/',
    '.package/',
    '.local/',
    '.cache/',
    'coverage/',
    'assets/',
    'infra/.bicep/',
    'bench/results/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-param-reassign': 'off',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'local/line/page/client/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    // The compiler knows better which names there are, and which are used before they exist.
    rules: { 'no-undef': 'off', 'no-unused-vars': 'off', 'no-redeclare': 'off', ...typed },
  },
  {
    files: ['functions/**/*.ts', 'shared/**/*.ts'],
    ignores: ['functions/deps.ts', 'shared/config/**'],
    rules: { 'no-restricted-syntax': ['error', noProcessEnv] },
  },
  {
    files: ['shared/**/*.ts'],
    // The ports themselves, and a process of its own that no simulation runs.
    ignores: [
      'shared/clock.ts',
      'shared/chance.ts',
      'shared/attachment/attachmentWorker.ts',
      'shared/config/**',
    ],
    rules: { 'no-restricted-syntax': ['error', noProcessEnv, ...noOwnTime] },
  },
  {
    // Emulators and tools take options; the entries of their processes read the environment.
    files: ['local/**/*.ts'],
    ignores: [
      'local/*/main.ts',
      'local/{start,check,line/page}/**',
      'local/host/startHost.ts',
      'local/storage/startAzurite.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noProcessEnv] },
  },
  {
    files: ['local/line/page/client/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noHtmlStrings, noProcessEnv] },
  },
  {
    // Fixtures and the guard against printing.
    files: ['test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Fields of what a process answered are read as they come.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        ...readonly([
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'fetch',
          'performance',
        ]),
        ...readonly(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate']),
        ...readonly([
          'structuredClone',
          'TextEncoder',
          'TextDecoder',
          'AbortSignal',
          'AbortController',
        ]),
      },
    },
  },
  {
    files: ['**/*.cjs', 'test/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: readonly(['require', 'module', 'exports', '__dirname', '__filename']),
    },
  },
]);

function readonly(names) {
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
