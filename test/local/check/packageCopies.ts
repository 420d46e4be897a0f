import { spawnSync } from 'node:child_process';
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../../toolchain/inScripts';

export interface PackageCopy {
  readonly package: Folder;
  readonly infra: Folder;
  /** Adds a function to what the entry point registers. */
  register(metadata: { name: string; bindings: Record<string, unknown> }): void;
  /** Changes a resource of the predicted deployment of production. */
  redeploy(type: string, name: RegExp, change: (properties: never) => void): void;
  /** What the check says, a line each, and its exit code. */
  check(): { lines: string[]; code: number | null };
}

export interface Folder {
  write(name: string, content: string): void;
  /** Reads a JSON file, changes it and writes it again. */
  edit(name: string, change: (content: never) => void): void;
  rename(from: string, to: string): void;
}

/** Packages the app once, and hands out copies of the package and of the predicted deployments, to be broken. */
export function createPackageCopies(): { copy(): PackageCopy; remove(): void } {
  mkdirSync(join(root, '.local'), { recursive: true });
  const home = mkdtempSync(join(root, '.local', 'check-test-'));
  const original = join(home, 'package');
  run([join(root, 'scripts/package.mjs'), original]);
  let copies = 0;
  return {
    copy() {
      copies += 1;
      const [packaged, infra] = [join(home, `package-${copies}`), join(home, `infra-${copies}`)];
      linkAll(original, packaged);
      cpSync(join(root, 'infra'), infra, { recursive: true });
      const folders = { package: folderAt(packaged), infra: folderAt(infra) };
      return {
        ...folders,
        register(metadata) {
          folders.package.rename('dist/functions/index.js', 'dist/functions/app.js');
          folders.package.write(
            'dist/functions/index.js',
            `require('./app.js');
             require('@azure/functions-core').registerFunction(${JSON.stringify(metadata)}, () => {});`,
          );
        },
        redeploy(type, name, change) {
          folders.infra.edit('main.prod.snapshot.json', (content: Snapshot) => {
            for (const resource of content.predictedResources) {
              if (resource.type === type && name.test(resource.name)) change(resource.properties);
            }
          });
        },
        check: () => run([join(root, 'dist/local/check/main.js'), packaged, infra]),
      };
    },
    remove() {
      rmSync(home, { recursive: true });
    },
  };
}

interface Snapshot {
  predictedResources: { type: string; name: string; properties: never }[];
}

function run(args: readonly string[]): { lines: string[]; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { lines: `${stdout}${stderr}`.trim().split('\n'), code: status };
}

/** Hard links cost nothing, as long as nobody writes through them: `write` makes a new file. */
function linkAll(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, file));
    mkdirSync(dirname(target), { recursive: true });
    linkSync(file, target);
  }
}

function folderAt(path: string): Folder {
  const write = (name: string, content: string): void => {
    const file = join(path, name);
    rmSync(file, { force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  return {
    write,
    edit(name, change) {
      const content = JSON.parse(readFileSync(join(path, name), 'utf8')) as never;
      change(content);
      write(name, JSON.stringify(content));
    },
    rename(from, to) {
      renameSync(join(path, from), join(path, to));
    },
  };
}
