import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { maxBodyBytes } from '../../shared/management/route';
import { maxWebhookBytes } from '../../shared/webhook/receiveWebhook';
import { appsOf, resources, root } from './predictedDeployment';
import { twinDelayMs } from '../../shared/inbox/twinSchedule';

/** @see https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#regional-subscription-memory-quotas */
const regionQuotaMb = 512_000;

describe.each(['dev', 'prod'])('%s', (environment) => {
  const apps = appsOf(environment);

  test('group names are http or a function of that app, without capitals', () => {
    for (const { scale, functions } of apps) {
      const groups = functions.map(({ trigger, name }) =>
        trigger === 'http' ? 'http' : `function:${name}`,
      );
      for (const { name } of scale.alwaysReady) {
        expect(groups).toContain(name);
        expect(name).toBe(name.toLowerCase());
      }
    }
  });

  test('every queue function has a name that an always-ready group can have', () => {
    const queues = apps.flatMap(({ functions }) =>
      functions.filter(({ trigger }) => trigger === 'storageQueue'),
    );
    expect(queues.length).toBeGreaterThan(2);
    for (const { name } of queues) expect(name).toMatch(/^[a-z]+$/);
  });

  test('the host takes bodies a little larger than the largest that a route takes', () => {
    for (const { settings } of apps) {
      const limit = Number(settings.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT);
      expect(limit).toBe(12 * 1024 * 1024);
      expect(limit).toBeGreaterThan(Math.max(maxBodyBytes, maxWebhookBytes));
    }
  });

  test('nobody deploys or reads files with a user name and a password', () => {
    const policies = resources(environment).filter(
      ({ type }) => type === 'Microsoft.Web/sites/basicPublishingCredentialsPolicies',
    );
    const names = apps.flatMap(({ name }) => [`${name}/scm`, `${name}/ftp`]);
    expect(policies.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    for (const { properties } of policies) expect(properties).toEqual({ allow: false });
  });

  test("all groups at their maximum fit into a region's default quota", () => {
    const mb = apps.map(({ scale, functions }) => {
      const scaled = functions.filter(({ trigger }) => trigger === 'storageQueue').length + 1;
      // A timer runs on one instance.
      const timers = functions.filter(({ trigger }) => trigger === 'timer').length;
      return (scaled * scale.maximumInstanceCount + timers) * scale.instanceMemoryMB;
    });
    expect(mb.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(regionQuotaMb);
  });
});

test('production has no cold start where somebody waits', () => {
  const [interactive, bulk] = appsOf('prod').map(({ scale }) =>
    Object.fromEntries(scale.alwaysReady.map(({ name, instanceCount }) => [name, instanceCount])),
  );
  // One alone is replaced now and then, and webhooks are lost meanwhile: azure-functions-host #11632.
  expect(interactive?.http).toBeGreaterThanOrEqual(2);
  expect(bulk?.http).toBeGreaterThanOrEqual(2);
  expect(interactive).toMatchObject({
    'function:handlelineevent': expect.any(Number),
    'function:composerichmessage': expect.any(Number),
  });
  expect(bulk).toHaveProperty(['function:recoverlineevent']);
});

test('the decision about twins quotes what the calculation prints, for the settings that are deployed', () => {
  const table = execFileSync(process.execPath, [join(root, 'infra', 'twinScaling.mjs')], {
    encoding: 'utf8',
  });
  const decision = join(root, 'docs', 'decisions', '0015-twins-in-the-bulk-app.md');
  const cells = (text: string) => text.replaceAll(/ {2,}/g, ' ').replaceAll(/-+/g, '-');
  expect(cells(readFileSync(decision, 'utf8'))).toContain(cells(table));

  const script = readFileSync(join(root, 'infra', 'twinScaling.mjs'), 'utf8');
  expect(script).toContain(`const delaySeconds = ${twinDelayMs / 1000};`);
  const app = appsOf('prod').find(({ functions }) =>
    functions.some(({ name }) => name === 'recoverlineevent'),
  );
  const batch = app?.settings.AzureFunctionsJobHost__extensions__queues__batchSize;
  const threshold = app?.settings.AzureFunctionsJobHost__extensions__queues__newBatchThreshold;
  expect(table).toContain(`bulk app, ${batch} + ${threshold} |`);
});
