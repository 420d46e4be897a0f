import { mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import sharp from 'sharp';
import { loadTemplates } from '../../shared/richMessage/templates';
import { repositoryRoot } from '../repositoryRoot';
import { startRenderer } from './startRenderer';

const columns = 8;
const tilePx = 240;
const gapPx = 8;

/** Every template, with its own name and categories as the words on it: `npm run contact-sheet -- [FILE]`. */
async function main(): Promise<void> {
  const file = resolve(process.argv[2] ?? join(repositoryRoot(), 'docs', 'templates.png'));
  const { renderer, assetsDirectory } = startRenderer();
  try {
    const templates = [...(await loadTemplates(assetsDirectory)).values()].sort((a, b) =>
      `${a.generator} ${a.id}` < `${b.generator} ${b.id}` ? -1 : 1,
    );
    const tiles = await Promise.all(
      templates.map(async ({ id, name, categories }, index) => {
        const { images } = await renderer.render({
          template: id,
          language: 'en',
          layout: 'A',
          heightPx: 1040,
          cells: [{ text: { title: name, body: categories.join(' · '), footer: id } }],
          altText: name,
        });
        const input = await sharp(images[300]).resize(tilePx, tilePx).toBuffer();
        const [column, row] = [index % columns, Math.floor(index / columns)];
        const step = tilePx + gapPx;
        return { input, left: gapPx + column * step, top: gapPx + row * step };
      }),
    );
    const rows = Math.ceil(templates.length / columns);
    await mkdir(dirname(file), { recursive: true });
    await sharp({
      create: {
        width: gapPx + columns * (tilePx + gapPx),
        height: gapPx + rows * (tilePx + gapPx),
        channels: 3,
        background: '#ffffff',
      },
    })
      .composite(tiles)
      .png({ palette: true, colours: 256, dither: 0.9, effort: 6 })
      .toFile(file);
    process.stdout.write(`${relative('', file)}: ${templates.length} templates\n`);
  } finally {
    await renderer.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
