import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createDeps, type Deps } from '../../shared/composition/deps';
import { composeRichMessageJob } from '../../shared/jobs/composeRichMessageJob';
import { lineEventJob, lineEventTwinJob } from '../../shared/jobs/lineEventJob';
import { tableNames } from '../../shared/jobs/resources';
import { aConfig } from '../builders/memoryConfig';
import { createMemoryPorts } from '../builders/memoryPorts';
import { type App, appsOf, resources, root } from './predictedDeployment';

/*
 * What each app uses of storage, found out by building what its functions ask for over a storage that notes each name, and
 * what the predicted deployment lets its identity reach. The two must be equal.
 */
interface Access {
  containers: string[];
  queues: string[];
  tables: string[];
}

const jobs: Readonly<Record<string, { readonly queue: string }>> = {
  lineEventJob,
  lineEventTwinJob,
  composeRichMessageJob,
};
const entries = /deps\(\)\)?\.(\w+)\(/g;
const files = readdirSync(join(root, 'functions')).map((file) =>
  readFileSync(join(root, 'functions', file), 'utf8'),
);

/** The entries of `Deps` that an app's functions ask for; queue functions go through workOn.ts. */
function entriesOf(app: App): string[] {
  const own = files.filter((text) => app.functions.some(({ name }) => text.includes(`('${name}'`)));
  const shared = files.filter((text) => text.includes('export async function workOn'));
  return [...own, ...shared]
    .flatMap((text) => [...text.matchAll(entries)].map(([, entry = '']) => entry))
    .filter((entry) => entry !== 'close');
}

const neverAsked = () => Promise.reject(new RangeError('Nobody asks the model here'));
const userId = `U${'0f'.repeat(16)}`;

async function usedBy(app: App): Promise<Access> {
  const { ports } = createMemoryPorts(() => 1_763_900_000_000);
  const used = {
    containers: new Set<string>(),
    queues: new Set<string>(),
    tables: new Set<string>(),
  };
  const { storage } = ports;
  const noting = {
    ...storage,
    queue: (name: string) => storage.queue((used.queues.add(name), name)),
    blobStore: (name: string) => storage.blobStore((used.containers.add(name), name)),
    table: (name: string) => storage.table((used.tables.add(name), name)),
  };
  const bot = createDeps(aConfig({ withModel: true }), {
    ...ports,
    storage: noting,
    models: async () => ({ complete: neverAsked, respond: neverAsked, transcribe: neverAsked }),
  });
  const wanted = entriesOf(app);
  for (const entry of wanted) await buildEntry(bot, entry);
  // What is looked up late: both apps may be asked to forget somebody, in a chat or by an operator.
  if (wanted.includes('events') || wanted.includes('management')) {
    await (await bot.management()).eraseUser(userId);
  }
  // The host takes messages from a trigger's queue, and moves them to the poison queue.
  for (const [, queue = ''] of triggersOf(app)) {
    used.queues.add(queue).add(`${queue}-poison`);
  }
  const sorted = (names: Set<string>) => [...names].sort();
  return {
    containers: sorted(used.containers),
    queues: sorted(used.queues),
    tables: sorted(used.tables).filter((name) => !name.startsWith('eventrecords')),
  };
}

async function buildEntry(bot: Deps, entry: string): Promise<void> {
  const build = bot[entry as keyof Deps];
  if (typeof build !== 'function') return;
  const built: unknown = await (build as () => unknown)();
  if (entry === 'management') {
    const { catalogue, uploads, brand, images, queueNames: names, queue } = await bot.management();
    await Promise.all([catalogue(), uploads(), brand(), images()]);
    for (const name of names) for (const each of [name, `${name}-poison`]) queue(each);
  }
  if (typeof built === 'function') await (built as () => Promise<unknown>)();
}

/** Queue functions of an app with the queues that trigger them. */
function triggersOf(app: App): [string, string][] {
  const text = files.join('\n');
  return app.functions
    .filter(({ trigger }) => trigger === 'storageQueue')
    .map(({ name }) => {
      const job = new RegExp(`'${name}', \\{\\s*queueName: (\\w+)\\.queue`).exec(text)?.[1] ?? '';
      return [name, jobs[job]?.queue ?? `unknown queue of ${name}`];
    });
}

describe.each(['dev', 'prod'])('%s', (environment) => {
  const all = resources(environment);
  const assignments = all
    .filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments')
    .map(({ id = '', properties }) => ({
      app: /'(interactive|bulk)Identity'/.exec(String(properties?.principalId))?.[1] ?? 'nobody',
      role: /[0-9a-f-]{36}$/.exec(String(properties?.roleDefinitionId).replace(/'.*$/, ''))?.[0],
      scope: /providers\/([^']+)'/.exec(id)?.[1] ?? id,
    }));
  const storageOf = (app: string) =>
    assignments.filter((given) => given.app === app && given.scope.includes('storageAccounts/'));
  const apps = appsOf(environment).map((app) => ({
    app,
    kind: app.name.includes('-bulk-') ? 'bulk' : 'interactive',
  }));

  test.each(apps)(
    '$kind reaches the containers and queues that it uses, and no other',
    async ({ app, kind }) => {
      const used = await usedBy(app);
      const named = (pattern: RegExp) =>
        storageOf(kind)
          .flatMap(({ scope }) => pattern.exec(scope)?.[1] ?? [])
          .sort();
      expect(named(/blobServices\/default\/containers\/((?!deploy-).+)$/)).toEqual(used.containers);
      expect(named(/queueServices\/default\/queues\/(.+)$/)).toEqual(used.queues);
    },
  );

  // A role on a day's table cannot be given before the app has made the table, so it has the service. That is no more
  // than it needs as long as it uses every table there.
  test.each(apps)(
    '$kind uses every table of the account whose tables it reaches',
    async ({ app, kind }) => {
      const services = storageOf(kind).filter(({ scope }) => scope.includes('tableServices'));
      expect(services.map(({ scope }) => scope.split('/').at(-1))).toEqual(['default']);
      expect((await usedBy(app)).tables).toEqual(Object.values(tableNames).sort());
    },
  );

  test.each(['interactive', 'bulk'])('%s reads its own package, and can write none', (kind) => {
    const packages = storageOf(kind).filter(({ scope }) => scope.includes('/deploy-'));
    expect(packages.map(({ role, scope }) => [role, scope.split('/').at(-1)])).toEqual([
      ['2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', `deploy-${kind}`],
    ]);
    const account = /storageAccounts\/(\w+)/.exec(packages[0]?.scope ?? '')?.[1];
    const others = storageOf(kind).filter(
      ({ scope }) => scope.includes(`/${account}`) && !scope.includes('/deploy-'),
    );
    expect(others).toEqual([]);
  });

  test('the role on a whole account is for the Functions host, each on an account of its own', () => {
    const whole = assignments.filter(({ scope }) => /storageAccounts\/\w+$/.test(scope));
    expect(whole.map(({ app }) => app).sort()).toEqual(['bulk', 'interactive']);
    expect(new Set(whole.map(({ scope }) => scope)).size).toBe(2);
    const data = all.find(({ type }) => type.endsWith('queueServices/queues'))?.name.split('/')[0];
    for (const { scope } of whole) expect(scope).not.toContain(data);
  });

  test('each app has a vault of its own, and its secrets come from there', () => {
    const vaults = assignments.filter(({ scope }) => scope.includes('vaults/'));
    expect(vaults.map(({ app }) => app).sort()).toEqual(['bulk', 'interactive']);
    expect(new Set(vaults.map(({ scope }) => scope)).size).toBe(2);
    for (const { app, kind } of apps) {
      const secrets = Object.values(app.settings).filter((value) => value.includes('KeyVault('));
      expect(secrets.filter((value) => !value.includes(`'${kind}Vault'`))).toEqual([]);
      expect(secrets.length).toBeGreaterThan(1);
    }
  });
});
