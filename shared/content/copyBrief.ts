import { z } from 'zod';
import { Copy } from './copy';
import { languages } from './languages';

/** What a model may call the mood of its words. */
export const moods = ['calm', 'cheerful', 'hopeful', 'grateful', 'playful', 'warm'] as const;

/** What a rich message is to say. */
export const CopyBrief = z.object({
  /** In any language: a theme, an occasion, an operator's words. */
  about: z.string().min(1).max(2000),
  category: z.string().min(1).max(40),
  mood: z.enum(moods).optional(),
  languages: z.array(z.enum(languages)).min(1),
  /** Different words for each language. */
  variants: z.number().int().min(1).max(8),
  /** Never to be said, in whatever language. */
  bannedWords: z.array(z.string().min(1).max(60)).max(100).default([]),
  /** The only place beside `about` that prices, figures and claims may come from. */
  facts: z.string().max(2000).default(''),
});
export type CopyBrief = z.infer<typeof CopyBrief>;

/** Words of one rich message, with what they are of. */
export const MoodyCopy = Copy.extend({ category: z.string().max(40), mood: z.string().max(40) });
export type MoodyCopy = z.infer<typeof MoodyCopy>;

/**
 * Where words come from. `ai`: the model's first attempt; `constrainedAi`: its second, told what was wrong; `curated`: people's;
 * `emergency`: one neutral card, in languages in which people have written none.
 */
export type CopyTier = 'ai' | 'constrainedAi' | 'curated' | 'emergency';

/** Words in one language; fewer than were asked for when some could not be used. Never none. */
export interface WrittenCopy {
  readonly tier: CopyTier;
  readonly copies: readonly MoodyCopy[];
}
