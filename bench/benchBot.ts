import { join } from 'node:path';
import { repositoryRoot } from '../local/repositoryRoot';
import { createPorts } from '../shared/composition/createPorts';
import { createDeps, type Deps } from '../shared/composition/deps';
import { readConfig } from '../shared/config/environment';
import type { Storage } from '../shared/storage/storage';
import { silent } from './renderRig';

const environment = {
  LINE_CHANNEL_SECRET: '0'.repeat(32),
  LINE_CHANNEL_ACCESS_TOKEN: 'a-channel-access-token',
  DataStorage: 'UseDevelopmentStorage=true',
  PUBLIC_BASE_URL: 'http://127.0.0.1:7071',
  PSEUDONYM_KEY: 'a-pseudonym-key-of-the-benches-0',
};

/** The bot as it ships, over its own ports but for a storage that a bench chooses. */
export function createBenchBot(storage: Storage): Deps {
  const config = readConfig(environment);
  const dist = join(repositoryRoot(), 'dist');
  const ports = createPorts(config, {
    assetsDirectory: join(dist, 'assets'),
    renderWorkerFile: join(dist, 'functions', 'renderWorker.mjs'),
    attachmentWorkerFile: join(dist, 'functions', 'attachmentWorker.mjs'),
  });
  return createDeps(config, { ...ports, storage, reporter: silent });
}
