import { randomBytes } from 'node:crypto';
import { repositoryRoot } from '../repositoryRoot';
import { localEnvironment, usesAiStandIn, usualPorts } from './localEnvironment';
import { usesLineEmulator } from './usesLineEmulator';
import { readLocalSettings } from './readLocalSettings';
import { writeSession } from './session';

/**
 * `npm run host` and `npm run line`: the embedded Functions host or the LINE emulator alone, in this process, with the
 * settings and defaults of `npm start`; the other parts are expected on their usual ports.
 */
async function main([part]: readonly string[]): Promise<void> {
  const root = repositoryRoot();
  const settings = readLocalSettings(root, process.env);
  const functionsPort = Number(settings.FUNCTIONS_PORT ?? usualPorts.FUNCTIONS_PORT);
  const emulator = usesLineEmulator(settings);
  if (part === 'line' && !emulator) {
    throw new Error('The settings name a LINE channel of your own: the emulator has nothing to do');
  }
  const adminApiKey = settings.ADMIN_API_KEY ?? randomBytes(18).toString('base64url');
  const environment = localEnvironment(settings, {
    functionsPort,
    linePort: emulator
      ? Number(settings.LINE_EMULATOR_PORT ?? usualPorts.LINE_EMULATOR_PORT)
      : undefined,
    aiPort: usesAiStandIn(settings)
      ? Number(settings.AI_EMULATOR_PORT ?? usualPorts.AI_EMULATOR_PORT)
      : undefined,
    appDirectory: settings.APP_DIRECTORY ?? root,
  });
  Object.assign(process.env, environment, {
    DataStorage: settings.DataStorage ?? 'UseDevelopmentStorage=true',
    ADMIN_API_KEY: adminApiKey,
    // As they were said, so that the part names what is wrong with them.
    FUNCTIONS_PORT: settings.FUNCTIONS_PORT ?? environment.FUNCTIONS_PORT,
    ...(emulator
      ? { LINE_EMULATOR_PORT: settings.LINE_EMULATOR_PORT ?? environment.LINE_EMULATOR_PORT }
      : {}),
  });
  if (part === 'line') {
    await import('../line/main');
    return;
  }
  process.stdout.write(`The management key (x-admin-key) is ${adminApiKey}\n`);
  writeSession(root, { url: `http://127.0.0.1:${functionsPort}`, adminApiKey });
  await import('../host/main');
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
