import { join } from 'node:path';
import { createPorts } from '../shared/composition/createPorts';
import { createDeps, type Deps } from '../shared/composition/deps';
import { environmentNames, readConfig } from '../shared/config/environment';
import { misspeltVariables } from '../shared/config/misspeltVariables';

let built: Deps | undefined;

/**
 * The bot over its real ports, built by the first function that asks. The bundle stands in `dist/functions`.
 * @throws ConfigError naming every missing or bad variable
 */
export function deps(): Deps {
  built ??= build();
  return built;
}

function build(): Deps {
  const config = readConfig(process.env);
  const ports = createPorts(config, {
    assetsDirectory: join(__dirname, '..', 'assets'),
    renderWorkerFile: join(__dirname, 'renderWorker.mjs'),
    attachmentWorkerFile: join(__dirname, 'attachmentWorker.mjs'),
  });
  for (const { name, known } of misspeltVariables(process.env, environmentNames)) {
    ports.reporter.report({ name: 'config.misspelt', fields: { variable: name, known } });
  }
  return createDeps(config, ports);
}
