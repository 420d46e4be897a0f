import { z } from 'zod';

/** The words of one rich message. */
export const Copy = z.object({
  title: z.string().min(1).max(60),
  body: z.string().min(1).max(200),
  /** What the picture says, for those who cannot see it. */
  altText: z.string().min(1).max(400),
  /** What a tap on the picture says in the user's name. */
  cta: z.string().min(1).max(100),
});
export type Copy = z.infer<typeof Copy>;
