import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Language, languages } from './languages';

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

/** Curated copy of one language: category to texts. `altText` is made of title and body where it is left out. */
const CopyFile = z.record(z.string(), z.array(Copy.partial({ altText: true, cta: true })).min(1));

export interface CopyWish {
  readonly category: string;
  readonly language: Language;
  /** The same seed gives the same words. */
  readonly seed: string;
  /** Of the same seed, each offset gives other words, until all have been given. @default 0 */
  readonly offset?: number;
}

/** Copy that people have written, in the language that was asked for. */
export interface CuratedCopy {
  readonly categories: readonly string[];
  /** Whether there is copy of its own in this language; else English is given. */
  has(language: Language): boolean;
  pick(wish: CopyWish): { readonly copy: Copy; readonly language: Language };
}

const fallback: Language = 'en';
const anyCategory = 'general';

/** Reads `assets/copy/<language>.json`. @throws ZodError when a file is not what it should be */
export async function loadCuratedCopy(assetsDirectory: string): Promise<CuratedCopy> {
  const folder = join(assetsDirectory, 'copy');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const all = new Map<Language, ReadonlyMap<string, readonly Copy[]>>();
  for (const file of files) {
    const language = languages.find((known) => file === `${known}.json`);
    if (language === undefined) continue;
    const { thanks, ...categories } = z
      .object({ thanks: z.string() })
      .catchall(z.unknown())
      .parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
    const read = Object.entries(CopyFile.parse(categories)).map(
      ([category, texts]) => [category, texts.map((text) => complete(text, thanks))] as const,
    );
    all.set(language, new Map(read));
  }
  const english = all.get(fallback);
  if (english === undefined) throw new RangeError('Curated copy in English is missing');
  return {
    categories: [...english.keys()],
    has: (language) => all.has(language),
    pick({ category, language, seed, offset = 0 }) {
      const own = all.get(language);
      const texts = (own ?? english).get(category) ?? (own ?? english).get(anyCategory) ?? [];
      const copy = texts[(choose(seed, texts.length) + offset) % texts.length];
      if (copy === undefined) throw new RangeError(`There is no copy for ${category}`);
      return { copy, language: own === undefined ? fallback : language };
    },
  };
}

function complete(
  { title, body, altText, cta }: z.infer<typeof CopyFile>[string][number],
  thanks: string,
): Copy {
  return Copy.parse({
    title: title.replaceAll('\n', ''),
    body,
    altText: altText ?? `${title} — ${body}`.replaceAll('\n', ' '),
    cta: cta ?? thanks,
  });
}

function choose(seed: string, count: number): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(4) % Math.max(1, count);
}
