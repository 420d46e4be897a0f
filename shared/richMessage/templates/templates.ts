import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What templates are about; a card is asked for by one of these. */
export const templateCategories = [
  'morning',
  'motivation',
  'inspiration',
  'wellness',
  'productivity',
  'nature',
  'educational',
  'general',
  'food',
  'travel',
  'seasonal',
  'sale',
] as const;

export const templateThemes = [
  'morning_energy',
  'evening_calm',
  'weekly_goals',
  'daily_tips',
  'seasonal',
  'special_events',
] as const;

export const energies = ['very_low', 'low', 'medium', 'high', 'very_high'] as const;

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof seasons)[number];

const share = z.number().min(0).max(1);

/** Where words may stand: a calm part of the picture, in shares of its width and height. */
export const TextZone = z
  .object({
    x: share,
    y: share,
    width: share,
    height: share,
    align: z.enum(['top', 'middle', 'bottom']).default('middle'),
  })
  .refine(({ x, width }) => x + width <= 1.0001, 'reaches beyond the right edge')
  .refine(({ y, height }) => y + height <= 1.0001, 'reaches below the picture');
export type TextZone = z.infer<typeof TextZone>;

/** What a template says of itself: `template.json` beside its `background.jpg`. */
export const TemplateFile = z.object({
  name: z.string().min(1).max(80),
  /** Whose drawing it is; templates of one generator are alike. `upload` for an operator's own picture. */
  generator: z.string().min(1),
  /** Size of its background in px. */
  size: z
    .object({ width: z.number().int().positive(), height: z.number().int().positive() })
    .default({ width: 1040, height: 1040 }),
  categories: z.array(z.enum(templateCategories)).min(1),
  themes: z.array(z.enum(templateThemes)),
  moods: z.array(z.string().min(1).max(30)),
  energy: z.enum(energies),
  /** Hours of the day (0 to 23) that it suits; from after to goes over midnight. */
  hours: z.object({ from: z.number().int().min(0).max(23), to: z.number().int().min(0).max(24) }),
  /** Empty: all the year. */
  seasons: z.array(z.enum(seasons)),
  /** The best first. */
  zones: z.array(TextZone).min(1).max(4),
  /** Colours that are on it, or go with it. */
  palette: z
    .array(z.string().regex(/^#[0-9a-f]{6}$/))
    .min(3)
    .max(8),
});
export type TemplateFile = z.infer<typeof TemplateFile>;

/** Where the bytes of a background are. */
export type BackgroundSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'upload'; readonly name: string };

export interface Template extends TemplateFile {
  readonly id: string;
  readonly background: BackgroundSource;
  /** Hash of its picture and its metadata: another version makes other pictures. */
  readonly version: string;
}

export type Templates = ReadonlyMap<string, Template>;

/** Reads all templates of an assets folder, by id. @throws ZodError when one is not what it should be */
export async function loadTemplates(assetsDirectory: string): Promise<Templates> {
  const folder = join(assetsDirectory, 'templates');
  const ids = (await readdir(folder)).sort();
  const all = await Promise.all(
    ids.map(async (id): Promise<Template> => {
      const backgroundFile = join(folder, id, 'background.jpg');
      const [text, bytes] = await Promise.all([
        readFile(join(folder, id, 'template.json')),
        readFile(backgroundFile),
      ]);
      const version = createHash('sha256').update(text).update(bytes).digest('hex').slice(0, 16);
      const background: BackgroundSource = { kind: 'file', path: backgroundFile };
      return { ...TemplateFile.parse(JSON.parse(text.toString())), id, background, version };
    }),
  );
  return new Map(all.map((template) => [template.id, template]));
}
