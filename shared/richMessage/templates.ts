import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a template says of itself; `assets/templates/<id>/template.json`. */
export const TemplateFile = z.object({
  name: z.string(),
  categories: z.array(z.string()).min(1),
  themes: z.array(z.string()),
  moods: z.array(z.string()),
  energy: z.enum(['very_low', 'low', 'medium', 'high', 'very_high']),
  /** Hours of the day (0 to 23) that it suits; from after to goes over midnight. */
  hours: z.object({ from: z.number().int().min(0).max(23), to: z.number().int().min(0).max(24) }),
  /** Empty: all the year. */
  seasons: z.array(z.enum(['spring', 'summer', 'autumn', 'winter'])),
  /** Where the words of a single cell go, in shares of the width and height. */
  zone: z.object({
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    align: z.enum(['top', 'middle', 'bottom']),
  }),
  palette: z.array(z.string().regex(/^#[0-9a-f]{6}$/)).min(3),
});
export type TemplateFile = z.infer<typeof TemplateFile>;

export interface Template extends TemplateFile {
  readonly id: string;
  readonly backgroundFile: string;
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
      const [text, background] = await Promise.all([
        readFile(join(folder, id, 'template.json')),
        readFile(backgroundFile),
      ]);
      const version = createHash('sha256')
        .update(text)
        .update(background)
        .digest('hex')
        .slice(0, 16);
      return { ...TemplateFile.parse(JSON.parse(text.toString())), id, backgroundFile, version };
    }),
  );
  return new Map(all.map((template) => [template.id, template]));
}
