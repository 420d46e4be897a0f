import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The deployments of dev and prod as the bicep compiler evaluated them; `npm run infra:check` holds the committed files
 * equal to what it evaluates now.
 */
export interface Resource {
  readonly id?: string;
  readonly type: string;
  readonly name: string;
  readonly properties?: Record<string, unknown>;
}

export const root = join(__dirname, '..', '..');

export function resources(environment: string): Resource[] {
  const text = readFileSync(join(root, 'infra', `main.${environment}.snapshot.json`), 'utf8');
  return (JSON.parse(text) as { predictedResources: Resource[] }).predictedResources;
}

/** Every function that the code registers, with the trigger it has. */
export const registered = readdirSync(join(root, 'functions')).flatMap((file) => {
  const text = readFileSync(join(root, 'functions', file), 'utf8');
  return [...text.matchAll(/app\.(http|storageQueue|timer)\(\s*'(\w+)'/g)].map(
    ([, trigger = '', name = '']) => ({ trigger, name }),
  );
});

export interface App {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly scale: {
    readonly alwaysReady: readonly { readonly name: string; readonly instanceCount: number }[];
    readonly maximumInstanceCount: number;
    readonly instanceMemoryMB: number;
  };
  /** What it runs. */
  readonly functions: readonly { readonly trigger: string; readonly name: string }[];
}

export function appsOf(environment: string): App[] {
  const all = resources(environment);
  return all
    .filter(({ type }) => type === 'Microsoft.Web/sites')
    .map(({ name, properties }) => {
      const config = all.find((resource) => resource.name === `${name}/appsettings`);
      const settings = (config?.properties ?? {}) as Record<string, string>;
      const { functionAppConfig } = properties as {
        functionAppConfig: { scaleAndConcurrency: App['scale'] };
      };
      const functions = registered.filter(
        (candidate) => settings[`AzureWebJobs.${candidate.name}.Disabled`] !== 'true',
      );
      return { name, settings, scale: functionAppConfig.scaleAndConcurrency, functions };
    });
}
