/*
 * Draws the backgrounds of the templates from code. Each generator is a file of scripts/templates/ that exports
 * `templates`: by id, what the template says of itself and `draw`, which answers the body of an SVG.
 *
 * By hand, to look at some of them: `node scripts/templates.mjs DIRECTORY [ID…]`.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { overscan, randomFrom, size } from './templates/drawing.mjs';

const generators = join(dirname(fileURLToPath(import.meta.url)), 'templates');
/** Changes when grain or encoding do. */
const finish = '2';
/** Drawn at a time; libvips has one thread for each. */
const inFlight = 2;

/** Every template by id: `generator`, `draw` and its metadata. @throws Error when two have one id */
async function readGenerators() {
  const files = readdirSync(generators).filter((name) => name !== 'drawing.mjs');
  const found = new Map();
  for (const file of files.sort()) {
    const { templates } = await import(pathToFileURL(join(generators, file)).href);
    const generator = file.replace(/\.mjs$/, '');
    for (const [id, template] of Object.entries(templates)) {
      if (found.has(id)) throw new Error(`Two templates have the id ${id}`);
      found.set(id, { generator, ...template });
    }
  }
  return found;
}

/**
 * Draws every template into a folder of its own below `target`: background.jpg and template.json. What is there and was
 * drawn from the same code stays.
 */
export async function drawTemplates(target, wanted = []) {
  const all = await readGenerators();
  const todo = [...all].filter(([id]) => wanted.length === 0 || wanted.includes(id));
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target)) {
    if (!all.has(name)) rmSync(join(target, name), { recursive: true });
  }
  sharp.concurrency(1);
  const draw = async () => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      await drawTemplate(join(target, next[0]), next[1]);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, draw));
}

async function drawTemplate(folder, { draw, ...metadata }) {
  const drawn = size + 2 * overscan;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${drawn}" height="${drawn}" viewBox="${-overscan} ${-overscan} ${drawn} ${drawn}">${draw()}</svg>`;
  const source = createHash('sha256')
    .update(svg + finish)
    .update(sharp.versions.vips)
    .digest('base64url');
  const [background, stamp] = [join(folder, 'background.jpg'), join(folder, '.source')];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'template.json'), `${JSON.stringify(metadata, null, 2)}\n`);
  const isThere = existsSync(stamp) && existsSync(background);
  if (isThere && readFileSync(stamp, 'utf8') === source) return;
  const { data, info } = await sharp(Buffer.from(svg))
    .extract({ left: overscan, top: overscan, width: size, height: size })
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  await sharp(addGrain(data, 5), {
    raw: { width: info.width, height: info.height, channels: info.channels },
  })
    .jpeg({ quality: 88, chromaSubsampling: '4:2:0' })
    .toFile(background);
  writeFileSync(stamp, source);
}

/** Two to four levels of noise: gradients show no bands. */
function addGrain(data, seed) {
  const random = randomFrom(seed);
  for (let at = 0; at < data.length; at += 3) {
    const noise = Math.round((random() - 0.5) * 4.6);
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = Math.max(0, Math.min(255, data[at + channel] + noise));
  }
  return data;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target, ...ids] = process.argv.slice(2);
  if (target === undefined) throw new Error('node scripts/templates.mjs DIRECTORY [ID…]');
  await drawTemplates(target, ids);
}
