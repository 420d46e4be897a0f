/*
 * The layers of the product. Imports run one way: functions -> use cases -> pictures, delivery, content -> leaves; types
 * count like values.
 */
const useCases = '^shared/(webhook|conversation|campaign|privacy|health|management)/';
const middle =
  '^shared/(inbox|cards|phrases|delivery|richMessage|content|subscriber|engagement|ai|attachment)/';
const jobs = '^shared/jobs/';
const leaves =
  '^shared/(line|storage|cache|telemetry|config|text)/|^shared/(chance|clock|errors|inTime|once|version)\\.ts$';
const root = '^shared/composition/';
const adapters =
  '^shared/storage/(azure|memory|createStorageClients|probeStorage|storageFailure)|^shared/line/(createLineMessaging|createLineContent|memoryLineContent|connectionPool|readLineError|memoryLineMessaging|channelToken)|^shared/telemetry/(jsonLineReporter|memoryReporter|azureMonitor)';

/** Only `folder` may import what `package` matches. */
const onlyIn = (name, folder, packagePath, why) => ({
  name,
  severity: 'error',
  comment: why,
  from: { path: '^(functions|shared|local|bench)/', pathNot: folder },
  to: { path: packagePath },
});

const layer = (name, from, to, why, toPathNot) => ({
  name,
  severity: 'error',
  comment: why,
  from: { path: from },
  to: { path: to, ...(toPathNot === undefined ? {} : { pathNot: toPathNot }) },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Modules that need each other are one module, or lack a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'The file or package is not there.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      severity: 'error',
      comment: 'A package that package.json does not name comes with another by chance.',
      // The packages of fixture apps have a package.json of their own.
      from: { pathNot: '/fixtures/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment: 'What is deployed holds no development package.',
      from: { path: '^(functions|shared)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },

    layer(
      'product-alone',
      '^shared/',
      '^(functions|local|bench|test|scripts|infra)/',
      'The product knows neither its triggers nor its tools.',
    ),
    layer(
      'functions-above-shared',
      '^functions/',
      '^(local|bench|test|scripts|infra)/',
      'What is deployed knows nothing of the tools.',
    ),
    layer('tests-apart', '^(local|bench)/', '^test/', 'Tests import, and are not imported.'),
    layer(
      'one-composition-root',
      '^shared/(?!composition/)',
      root,
      'Dependencies are handed down, not fetched.',
    ),
    layer(
      'leaves-below',
      leaves,
      `${useCases}|${middle}|${jobs}`,
      'A leaf serves everybody.',
      // A list of names, and nothing else.
      '^shared/content/languages\\.ts$',
    ),
    layer(
      'jobs-below',
      jobs,
      `${useCases}|^shared/(inbox|cards|phrases|delivery|subscriber|engagement|ai)/`,
      'A job says what a queue carries, not what is done with it.',
    ),
    layer('middle-below-use-cases', middle, useCases, 'Pictures and words serve the use cases.'),
    {
      name: 'use-cases-apart',
      severity: 'error',
      comment: 'A step knows only the job of the step after it.',
      from: { path: useCases },
      to: { path: useCases, pathNot: '^shared/$1/' },
    },
    {
      name: 'ports-not-adapters',
      severity: 'error',
      comment:
        'Use cases and leaves know each other by their ports; the composition root chooses what is behind.',
      from: { path: '^shared/([^/]+)/', pathNot: root },
      to: { path: adapters, pathNot: '^shared/$1/' },
    },

    onlyIn(
      'azure-functions-in-functions',
      '^functions/',
      '(^|/)node_modules/@azure/functions(-core)?/',
      'Use cases are called by triggers, and do not know them.',
    ),
    onlyIn(
      'sharp-in-renderer',
      '^(shared/richMessage/(render/|upload/(readUpload|uploadPixels))|shared/attachment/uprightJpeg|local/(render|ai|demo)/|bench/)',
      '(^|/)node_modules/(sharp|@img)/',
      'Pictures are made and read in threads of their own; the stand-in for the model looks at them.',
    ),
    onlyIn(
      'application-insights-in-telemetry',
      '^shared/telemetry/',
      '(^|/)node_modules/(applicationinsights|@opentelemetry|@azure/monitor-[^/]+)/',
      'Use cases report typed events; one adapter knows where they go.',
    ),
    onlyIn(
      'storage-packages-in-storage',
      '^(shared/storage/|local/|bench/)',
      '(^|/)node_modules/@azure/(storage-blob|storage-queue|data-tables)/',
      'Everything else sees the ports.',
    ),

    layer(
      'emulator-alone',
      '^local/line/',
      '^(shared|functions|bench|test)/|^local/(?!line/|emulator/|clock/|(repositoryRoot|refuseStranger)\\.ts$)',
      "The emulator is an independent reading of LINE's rules.",
    ),
    layer(
      'emulators-share-alone',
      '^local/emulator/',
      '^(shared|functions|bench|test)/|^local/(?!emulator/)',
      'What the emulators share is as independent of the product as they are.',
    ),
    {
      name: 'emulator-packages',
      severity: 'error',
      comment: "The emulator is built on few packages, and none of LINE's.",
      from: { path: '^local/(line|emulator)/' },
      to: { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/zod/' },
    },
    {
      name: 'hono-in-stand-in',
      severity: 'error',
      comment: 'Only the stand-in for the model is built on it.',
      from: { path: '^(local|bench)/', pathNot: '^local/ai/' },
      to: { path: '(^|/)node_modules/(hono|@hono)/' },
    },
    layer(
      'host-alone',
      '^local/host/',
      '^(shared|functions|bench|test)/|^local/(?!host/|clock/|(repositoryRoot|refuseStranger)\\.ts$)',
      'The host runs any Functions app, and knows ours no better than another.',
    ),
    {
      name: 'page-in-browser',
      severity: 'error',
      comment: 'The page has nothing but the browser.',
      from: { path: '^local/line/page/client/' },
      to: { pathNot: '^local/line/page/client/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
