/*
 * Checks the infrastructure with the real bicep compiler: lint without a warning, build, and the evaluated deployments of
 * dev and prod equal to the committed snapshots. `--update` writes the snapshots anew.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '0.47.16';
const folder = dirname(fileURLToPath(import.meta.url));
const update = process.argv.includes('--update');
const environments = ['dev', 'prod'];

const bicep = findCompiler();
if (bicep === undefined) {
  const why =
    'no bicep compiler (neither bicep on the PATH nor a .NET SDK on Linux x64 that could fetch it)';
  // What must not be skipped unseen is checked where every change passes.
  const failed = process.env.CI === 'true';
  process.stdout.write(`infra: ${failed ? 'failed' : 'skipped'}: ${why}\n`);
  process.exit(failed ? 1 : 0);
}

const problems = [];
for (const file of ['main.bicep', ...environments.map((name) => `main.${name}.bicepparam`)]) {
  const { status, text } = run('lint', file);
  if (status !== 0 || text.trim() !== '') problems.push(`lint ${file}\n${text}`);
}
const built = run('build', 'main.bicep', '--stdout');
if (built.status !== 0) problems.push(`build main.bicep\n${built.text}`);
for (const name of environments) {
  const file = `main.${name}.bicepparam`;
  const params = run('build-params', file, '--stdout');
  if (params.status !== 0) problems.push(`build-params ${file}\n${params.text}`);
  const snapshot = run(
    'snapshot',
    file,
    ...['--subscription-id', '00000000-0000-0000-0000-000000000000'],
    ...['--resource-group', `rg-linebot-${name}`, '--location', 'japaneast'],
    ...['--mode', update ? 'overwrite' : 'validate'],
  );
  if (snapshot.status !== 0) problems.push(`snapshot ${file}\n${snapshot.text}`);
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(
  `infra: ${environments.length} environments lint, build and match their snapshots\n`,
);

function run(...args) {
  const { status, stdout, stderr } = spawnSync(bicep, args, { cwd: folder, encoding: 'utf8' });
  const failed = status !== 0;
  return { status, text: failed ? `${stderr}${stdout}` : stderr };
}

function findCompiler() {
  if (works('bicep')) return 'bicep';
  const cache = join(folder, '.bicep');
  const fetched = join(cache, `azure.bicep.commandline.linux-x64/${version}/tools/bicep`);
  if (!existsSync(fetched) && !fetchWithDotnet(cache)) return undefined;
  chmodSync(fetched, 0o755);
  return works(fetched) ? fetched : undefined;
}

function works(command) {
  return spawnSync(command, ['--version'], { encoding: 'utf8' }).status === 0;
}

/** The compiler is one file inside a NuGet package. */
function fetchWithDotnet(cache) {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !works('dotnet')) return false;
  mkdirSync(cache, { recursive: true });
  const project = join(cache, 'compiler.csproj');
  writeFileSync(
    project,
    `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageDownload Include="Azure.Bicep.CommandLine.linux-x64" Version="[${version}]" /></ItemGroup></Project>\n`,
  );
  const { status } = spawnSync('dotnet', ['restore', project, '--packages', cache], {
    encoding: 'utf8',
  });
  return status === 0;
}
