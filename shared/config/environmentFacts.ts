import { z } from 'zod';

/** What documentation, example and infrastructure say about a variable, beside what its schema says. */
export interface VariableFacts {
  /** Part of a sentence, in Markdown. */
  readonly about: string;
  /** What uses it: one of the two deployed apps, both of them, or only what runs on a developer's machine. */
  readonly app: 'interactive' | 'bulk' | 'both' | 'local';
  /** Never printed, and in the cloud a reference to the vault. @default false */
  readonly secret?: true;
  /** What stands in for it while it is unset, where the schema has no default. In Markdown. */
  readonly otherwise?: string;
}

export const environmentFacts = z.registry<VariableFacts>();
