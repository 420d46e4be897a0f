/* Makes .package/, the folder that is deployed: bundles, assets, host.json, and a package.json with sharp alone. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, '.package');
const { name, version, main, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const part of ['dist/functions', 'dist/assets', 'host.json']) {
  cpSync(join(root, part), join(target, part), { recursive: true });
}
const manifest = { name, version, private: true, main, dependencies: { sharp: dependencies.sharp } };
writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write('.package is ready to be deployed\n');
