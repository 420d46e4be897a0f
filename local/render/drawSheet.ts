import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { Renderer } from '../../shared/richMessage/render/createRenderer';
import type { RichMessage } from '../../shared/richMessage/richMessage';

const gapPx = 8;

/** Draws messages of square pictures into one PNG, `columns` beside each other. */
export async function drawSheet(
  renderer: Pick<Renderer, 'render'>,
  messages: readonly RichMessage[],
  { file, columns, tilePx }: { file: string; columns: number; tilePx: number },
): Promise<void> {
  const step = tilePx + gapPx;
  const tiles = await Promise.all(
    messages.map(async (message, index) => {
      const { images } = await renderer.render(message);
      const input = await sharp(images[700]).resize(tilePx, tilePx).toBuffer();
      const [column, row] = [index % columns, Math.floor(index / columns)];
      return { input, left: gapPx + column * step, top: gapPx + row * step };
    }),
  );
  await mkdir(dirname(file), { recursive: true });
  await sharp({
    create: {
      width: gapPx + columns * step,
      height: gapPx + Math.ceil(messages.length / columns) * step,
      channels: 3,
      background: '#ffffff',
    },
  })
    .composite(tiles)
    .png({ palette: true, colours: 256, dither: 0.9, effort: 6 })
    .toFile(file);
}
