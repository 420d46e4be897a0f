import type { z } from 'zod';

/** What one queue carries: declared once, used by its producer, its trigger and the infrastructure's checks. */
export interface JobDefinition<Body> {
  /** Storage queue name. */
  readonly queue: string;
  /** Names the body's meaning within the envelope. */
  readonly kind: string;
  /** Version of the body; a release reads its own and the one before. */
  readonly v: number;
  readonly body: z.ZodType<Body>;
  /** Whether its messages are sent for later, and so lie hidden although nothing is wrong. @default false */
  readonly delayed?: boolean;
}

export function defineJob<Body>(definition: JobDefinition<Body>): JobDefinition<Body> {
  return definition;
}
