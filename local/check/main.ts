import { join, resolve } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import { checkPackage } from './checkPackage';

/** `check/main.js [PACKAGE] [INFRA]`: a packaged app, and the folder with the predicted deployments. */
async function main(): Promise<void> {
  const [folder = '.package', infra = 'infra'] = process.argv.slice(2);
  const root = repositoryRoot();
  const { problems, functions, apps } = await checkPackage({
    packageDirectory: resolve(root, folder),
    infraDirectory: resolve(root, infra),
    exampleFile: join(root, 'local.settings.example.json'),
  });
  if (problems.length === 0) {
    process.stdout.write(
      `The package is what the host demands: ${functions} functions, ${apps} deployed apps\n`,
    );
    return;
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
  process.exit(1);
});
