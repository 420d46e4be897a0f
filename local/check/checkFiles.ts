/** What a deployed package consists of; packages that npm installs into it are npm's affair. */
const belongs = [
  /^host\.json$/,
  /^package(-lock)?\.json$/,
  /^dist\/package\.json$/,
  /^dist\/functions\/[\w.-]+\.(js|mjs|wasm)(\.map)?$/,
  /^dist\/assets\/[\w./-]+\.(json|md|png|jpg|webp|ttf)$/,
  /^node_modules\/(?!node-)/,
];

/** Finds settings, sources, tests and whatever else only developers need, which no deployment may carry. */
export function checkFiles(files: readonly string[]): string[] {
  return files
    .filter((file) => !belongs.some((pattern) => pattern.test(file)))
    .map((file) => `${file} does not belong into the package`);
}
