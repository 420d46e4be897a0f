import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** A function app of a deployment as the bicep compiler predicts it (`npm run infra:check` keeps the files right). */
export interface DeployedApp {
  readonly environment: string;
  /** With the environment before it. */
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly runtime: { readonly name: string; readonly version: string };
  /** Groups of functions with instances that are always ready: `http`, `function:NAME`. */
  readonly alwaysReady: readonly string[];
}

const Snapshot = z.object({
  predictedResources: z.array(
    z.object({ type: z.string(), name: z.string(), properties: z.unknown().optional() }),
  ),
});

const Site = z.object({
  functionAppConfig: z.object({
    runtime: z.object({ name: z.string(), version: z.string() }),
    scaleAndConcurrency: z.object({
      alwaysReady: z.array(z.object({ name: z.string() })).default([]),
    }),
  }),
});

const AppSettings = z.record(z.string(), z.string());

/** @throws Error when a snapshot does not hold what a deployment must have */
export function readDeployedApps(infraDirectory: string): DeployedApp[] {
  return globSync('*.snapshot.json', { cwd: infraDirectory })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(infraDirectory, file), 'utf8');
      const { predictedResources } = Snapshot.parse(JSON.parse(text));
      const environment = basename(file).split('.')[1] ?? file;
      return predictedResources
        .filter(({ type }) => type === 'Microsoft.Web/sites')
        .map((site) => {
          const { functionAppConfig } = Site.parse(site.properties);
          const config = predictedResources.find(
            ({ type, name }) =>
              type === 'Microsoft.Web/sites/config' && name === `${site.name}/appsettings`,
          );
          return {
            environment,
            name: `${environment} ${site.name}`,
            settings: AppSettings.parse(config?.properties ?? {}),
            runtime: functionAppConfig.runtime,
            alwaysReady: functionAppConfig.scaleAndConcurrency.alwaysReady.map(({ name }) => name),
          };
        });
    });
}
