import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { localTime, usualTimeZone } from '../../shared/content/localTime';
import { cardButtons } from '../../shared/cards/cardButtons';
import { validateMessages } from '../../shared/line/messageLimits';
import { createFlexBubble } from '../../shared/richMessage/flexMessage';
import { createImagemapMessage } from '../../shared/richMessage/imagemapMessage';
import { lintRichMessage } from '../../shared/richMessage/lintRichMessage';
import { pictureKey } from '../../shared/richMessage/picture/pictureKey';
import { selectTemplate } from '../../shared/richMessage/templates/selectTemplate';
import { loadTemplates } from '../../shared/richMessage/templates/templates';
import { type ImageWidth, imageWidths } from '../../shared/richMessage/widths';
import { readOptions, usage } from './readOptions';
import { startRenderer } from './startRenderer';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.length === 0 || args.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  const options = readOptions(args);
  const { renderer, assetsDirectory } = startRenderer();
  try {
    const templates = await loadTemplates(assetsDirectory);
    const { language, cells } = options.message;
    const text = cells.map((cell) => Object.values(cell.text).join(' ')).join(' ');
    const local = localTime(new Date(), usualTimeZone(language));
    const { category } = options;
    const chosen =
      options.template ?? selectTemplate(templates, { category, local, seed: text, text }).id;
    const message = { ...options.message, template: chosen };
    const picture = await renderer.render(message, { inspect: true });
    const key = pictureKey(message, templates);
    const imageUrl = `${options.baseUrl}/api/images/${key}`;
    const sent =
      options.format === 'flex'
        ? createFlexBubble({ message, imageUrl, buttons: cardButtons(language, key) })
        : createImagemapMessage(message, imageUrl);
    const out = resolve(options.out);
    await mkdir(out, { recursive: true });
    await Promise.all([
      ...imageWidths.map((width) => writeFile(join(out, `${width}.jpg`), picture.images[width])),
      writeFile(join(out, 'message.json'), `${JSON.stringify(sent, null, 2)}\n`),
    ]);
    const bytes = Object.fromEntries(
      imageWidths.map((width) => [width, picture.images[width].byteLength]),
    ) as Record<ImageWidth, number>;
    const files = [...imageWidths.map((width) => `${width}.jpg`), 'message.json'].join(', ');
    process.stdout.write(`${relative('', out) || '.'}: ${files} (template ${chosen})\n`);
    const { texts } = picture;
    for (const warning of lintRichMessage({ message, altTextMissing: false, texts, bytes })) {
      process.stdout.write(`warning: ${warning.path}: ${warning.message}\n`);
    }
    const problems = validateMessages([sent]);
    for (const { path, message: said } of problems) {
      process.stderr.write(`LINE would refuse ${path}: ${said}\n`);
    }
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await renderer.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
