import { z } from 'zod';
import type { DeployedApp } from './deployedApps';

const Manifest = z.object({
  main: z.string(),
  engines: z.object({ node: z.string() }),
  dependencies: z.record(z.string(), z.string()).default({}),
});

const PINNED = /^\d+\.\d+\.\d+$/;

/** Checks package.json: an entry point that is there, exact versions, and a Node that every deployment has. */
export function checkManifest(
  text: string | undefined,
  files: readonly string[],
  apps: readonly DeployedApp[],
): string[] {
  if (text === undefined) return ['package.json is missing'];
  const parsed = Manifest.safeParse(JSON.parse(text));
  if (!parsed.success) {
    return parsed.error.issues.map(
      ({ path, message }) => `package.json: ${path.join('.')}: ${message}`,
    );
  }
  const { main, engines, dependencies } = parsed.data;
  const problems: string[] = [];
  if (!files.includes(main)) problems.push(`package.json: main names ${main}, which is not there`);
  for (const [name, version] of Object.entries(dependencies)) {
    if (!PINNED.test(version)) problems.push(`package.json: ${name} is not pinned: ${version}`);
  }
  const oldest = /^>=(\d+)$/.exec(engines.node)?.[1];
  if (oldest === undefined) {
    problems.push(`package.json: engines.node must be ">=MAJOR", not "${engines.node}"`);
  }
  for (const { name, runtime } of apps) {
    if (runtime.name !== 'node' || Number(runtime.version) < Number(oldest ?? 0)) {
      problems.push(
        `${name} runs ${runtime.name} ${runtime.version}, and the package needs node ${engines.node}`,
      );
    }
  }
  return problems;
}
