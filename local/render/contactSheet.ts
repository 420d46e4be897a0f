import { join, resolve } from 'node:path';
import { loadTemplates, type Template } from '../../shared/richMessage/templates/templates';
import type { RichMessage } from '../../shared/richMessage/richMessage';
import { repositoryRoot } from '../repositoryRoot';
import { drawSheet } from './drawSheet';
import { languageCards, sheetLayouts } from './languageCards';
import { startRenderer } from './startRenderer';

/**
 * `npm run contact-sheet -- [DIRECTORY]`: templates.png, every template with its own name as the words on it, and
 * languages.png, every language in four layouts. Into docs/ when no directory is named.
 */
async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? join(repositoryRoot(), 'docs'));
  const { renderer, assetsDirectory } = startRenderer();
  try {
    const templates = [...(await loadTemplates(assetsDirectory)).values()].sort((a, b) =>
      `${a.generator} ${a.id}` < `${b.generator} ${b.id}` ? -1 : 1,
    );
    const sheets = [
      { name: 'templates.png', messages: templates.map(nameCard), columns: 8, tilePx: 240 },
      {
        name: 'languages.png',
        messages: languageCards(),
        columns: sheetLayouts.length,
        tilePx: 360,
      },
    ];
    for (const { name, messages, columns, tilePx } of sheets) {
      await drawSheet(renderer, messages, { file: join(folder, name), columns, tilePx });
      process.stdout.write(`${name}: ${messages.length} pictures\n`);
    }
  } finally {
    await renderer.close();
  }
}

function nameCard({ id, name, categories }: Template): RichMessage {
  return {
    template: id,
    language: 'en',
    layout: 'A',
    heightPx: 1040,
    cells: [{ text: { title: name, body: categories.join(' · '), footer: id } }],
    altText: name,
  };
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
