/**
 * The part of a lockfile that some packages need: themselves and all that they depend on, for every system, so that
 * `npm ci` puts the same files there wherever it runs.
 *
 * @param lock the repository's package-lock.json, parsed
 * @param manifest the package.json that the new lockfile is for
 */
export function lockfileFor(lock, manifest) {
  const { name, version, license, dependencies, engines } = manifest;
  const packages = {};
  const visit = (wanted, from) => {
    const path = findPackage(lock.packages, wanted, from);
    if (path === undefined) throw new Error(`The lockfile has no ${wanted} for ${from}`);
    if (path in packages) return;
    const entry = { ...lock.packages[path] };
    delete entry.dev;
    delete entry.devOptional;
    packages[path] = entry;
    const needed = { ...entry.dependencies, ...entry.optionalDependencies };
    for (const dependency of Object.keys(needed)) visit(dependency, path);
  };
  for (const dependency of Object.keys(dependencies)) visit(dependency, '');
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    name,
    version,
    lockfileVersion: lock.lockfileVersion,
    requires: true,
    packages: { '': { name, version, license, dependencies, engines }, ...sorted },
  };
}

/** Looks upwards through the folders, as Node does. */
function findPackage(packages, name, from) {
  for (let folder = from; ;) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above === -1 ? '' : folder.slice(0, above);
  }
}
