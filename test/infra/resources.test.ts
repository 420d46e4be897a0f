import { describe, expect, test } from '@jest/globals';
import { allocatorEnvironment } from '../../local/allocator';
import { environmentNames, readConfig } from '../../shared/config/environment';
import { containerNames, queueNames, tableNames } from '../../shared/jobs/resources';
import { registered, resources } from './predictedDeployment';

const names = registered.map(({ name }) => name);

describe.each(['dev', 'prod'])('%s', (environment) => {
  const all = resources(environment);
  const lastNames = (type: string) =>
    all.filter((resource) => resource.type === type).map(({ name }) => name.split('/').at(-1));
  const settings = all
    .filter(
      ({ type, name }) => type === 'Microsoft.Web/sites/config' && name.endsWith('/appsettings'),
    )
    .map(({ properties }) => properties as Record<string, string>);

  test('has the queues that the code declares, each with its poison queue', () => {
    const expected = queueNames.flatMap((name) => [name, `${name}-poison`]);
    expect(lastNames('Microsoft.Storage/storageAccounts/queueServices/queues')).toEqual(expected);
  });

  test('has the tables that the code declares', () => {
    expect(lastNames('Microsoft.Storage/storageAccounts/tableServices/tables')).toEqual(
      Object.values(tableNames),
    );
  });

  test('has the containers that the code declares, and those of the packages', () => {
    expect(lastNames('Microsoft.Storage/storageAccounts/blobServices/containers')).toEqual([
      ...Object.values(containerNames),
      'deploy-interactive',
      'deploy-bulk',
    ]);
  });

  test('lets nobody in by key, in public or over old TLS', () => {
    const accounts = all.filter(({ type }) => type === 'Microsoft.Storage/storageAccounts');
    expect(accounts).toHaveLength(4);
    for (const { properties } of accounts) {
      expect(properties).toMatchObject({
        allowSharedKeyAccess: false,
        allowBlobPublicAccess: false,
        minimumTlsVersion: 'TLS1_2',
      });
    }
    for (const site of all.filter(({ type }) => type === 'Microsoft.Web/sites')) {
      expect(site.properties).toMatchObject({ httpsOnly: true });
    }
  });

  test('gives each identity roles for data alone, none of which manages anything', () => {
    const allowed = [
      'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
      'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
      '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
      '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
      '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
      '3913510d-42f4-4e42-8a64-420c390055eb',
      '4633458b-17de-408a-b874-0445c86b69e6',
      // May ask a model, where there is one.
      ...(environment === 'prod' ? ['5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'] : []),
    ];
    const roles = all
      .filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments')
      .map(({ properties }) => String(properties?.roleDefinitionId));
    // test/infra/access.test.ts says on what.
    expect(roles.filter((role) => !allowed.some((id) => role.includes(id)))).toEqual([]);
    expect(allowed.filter((id) => !roles.some((role) => role.includes(id)))).toEqual([]);
  });

  test('every function runs in at least one app, every queue function and timer in exactly one', () => {
    const runs = (name: string) =>
      settings.filter((app) => app[`AzureWebJobs.${name}.Disabled`] !== 'true').length;
    expect(settings).toHaveLength(2);
    for (const name of names) {
      expect({ name, apps: runs(name) }).toEqual({ name, apps: name.startsWith('health') ? 2 : 1 });
    }
  });

  test('switches off and keeps ready no function that does not exist', () => {
    const off = settings.flatMap((app) =>
      Object.keys(app).flatMap((name) => /^AzureWebJobs\.(\w+)\.Disabled$/.exec(name)?.[1] ?? []),
    );
    const text = JSON.stringify(all);
    const ready = [...text.matchAll(/"function:(\w+)"/g)].map(([, name]) => name ?? '');
    for (const name of [...off, ...ready]) expect(names).toContain(name);
  });

  test('memory is handed out as it is measured here', () => {
    for (const app of settings) expect(app).toMatchObject(allocatorEnvironment);
  });

  test('sets only variables that the product or the host reads, and none that Flex refuses', () => {
    const host =
      /^(AzureWebJobs\.|AzureFunctionsJobHost__|(AzureWebJobs|Data)Storage__credential$|AzureWebJobsStorage__(blobServiceUri|clientId)$|APPLICATIONINSIGHTS_AUTHENTICATION_STRING$|FUNCTIONS_REQUEST_BODY_SIZE_LIMIT$)/;
    const allocator = Object.keys(allocatorEnvironment);
    const refused = [
      'FUNCTIONS_WORKER_RUNTIME',
      'FUNCTIONS_EXTENSION_VERSION',
      'WEBSITE_RUN_FROM_PACKAGE',
      'SCM_DO_BUILD_DURING_DEPLOYMENT',
      'WEBSITE_TIME_ZONE',
      'TZ',
    ];
    for (const name of settings.flatMap((app) => Object.keys(app))) {
      expect(refused).not.toContain(name);
      if (!host.test(name)) expect([...environmentNames, ...allocator]).toContain(name);
    }
  });

  test('the product can start with these settings, once Azure has resolved them', () => {
    const resolve = (name: string, value: string) => {
      if (name === 'LINE_CHANNEL_SECRET') return '0'.repeat(32);
      if (name === 'ADMIN_KEYS') return `ops:read:${'0'.repeat(64)}`;
      if (/ServiceUri$/.test(name)) return 'https://account.blob.core.windows.net/';
      return value;
    };
    for (const app of settings) {
      const resolved = Object.entries(app).map(([name, value]) => [name, resolve(name, value)]);
      expect(() => readConfig(Object.fromEntries(resolved))).not.toThrow();
    }
  });

  test('holds no secret, only references to the vault', () => {
    const secrets = ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN', 'PSEUDONYM_KEY'];
    for (const app of settings) {
      for (const name of secrets) expect(app[name]).toContain('@Microsoft.KeyVault(');
    }
    // Management runs in one app alone.
    expect(settings.filter(({ ADMIN_KEYS }) => ADMIN_KEYS !== undefined)).toHaveLength(1);
    expect(JSON.stringify(settings)).toContain('ADMIN-KEYS');
  });
});
