/** The oldest Node that has all that the code uses (`Map.groupBy`, `Promise.withResolvers`); `engines` says the same. */
const oldestMajor = 22;

const { node } = process.versions;
if (Number(node.split('.')[0]) < oldestMajor) {
  const error = new Error(
    `Node.js ${oldestMajor} or later is needed, and this is ${node}: func start takes the first node of the PATH`,
  );
  // The worker prints the stack: a place in a minified bundle helps nobody.
  error.stack = error.message;
  throw error;
}
