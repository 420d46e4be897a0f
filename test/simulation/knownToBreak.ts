/** Rules of which `npm run simulate` still finds seeds that break them. */
export const knownToBreak: readonly string[] = [];
