/** The settings. */
export interface ConfigEvents {
  /** A variable is set that nothing reads, and is like one that is known. */
  'config.misspelt': { variable: string; known: string };
}
