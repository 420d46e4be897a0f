import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { RenderError } from '../../errors';
import { placeZone } from './backgroundCrop';
import type { Canvas } from './draw/canvas';
import { drawPicture } from './draw/drawPicture';
import type { DrawnText } from './draw/drawnText';
import { encodeWidths } from './encodeWidths';
import { fillBackground } from './fillBackground';
import { rendererVersion } from '../picture/pictureKey';
import { createPixelCache } from './pixelCache';
import { createPixelFiles } from './pixelFiles';
import type { RenderMaterials } from './renderMaterials';
import type { RichMessage } from '../richMessage';
import type { Templates } from '../templates/templates';
import type { Typefaces } from './text/typeface';
import { createUploads } from '../upload/uploadPixels';
import { baseWidthPx, type ImageWidth } from '../widths';

export interface RenderTimings {
  readonly layoutMs: number;
  readonly encodeMs: number;
  readonly ms: number;
}

/** A picture in all widths. */
export interface RenderedPicture {
  readonly heightPx: number;
  readonly images: Readonly<Record<ImageWidth, Buffer>>;
  readonly contentType: 'image/jpeg';
  /** How each text came out. */
  readonly texts: readonly DrawnText[];
  readonly timings: RenderTimings;
}

/** Decoded pictures of cells and logos that a thread keeps. */
const maxPixelBytes = 12 * 1024 * 1024;
/** Decoded backgrounds as files: every template of the app, as it is and blurred. */
const maxFileBytes = 400 * 1024 * 1024;
/** Another version may cut and blur otherwise. */
const pixelFolder = `line-bot-pixels-${rendererVersion}`;
/** Canvases that wait for the next picture. */
const maxSpare = 4;
/** How far the background behind a card is blurred. */
const frostPx = 14;

/** Draws rich messages; one for each thread. @throws RenderError for what cannot be drawn */
export function createPictureRenderer(templates: Templates, typefaces: Typefaces) {
  // Two threads of ours and libvips' own would only take each other's cores.
  sharp.concurrency(1);
  // Nothing is asked of libvips twice: what is worth keeping is kept here.
  sharp.cache(false);
  const files = createPixelFiles(join(tmpdir(), pixelFolder), maxFileBytes);
  const pixels = createPixelCache(maxPixelBytes);

  /** Canvases that are drawn and encoded: making 3 MB for each picture would keep the garbage collector busy. */
  const spare: Buffer[] = [];

  function takeCanvas(bytes: number): Buffer {
    const index = spare.findIndex(({ byteLength }) => byteLength === bytes);
    if (index === -1) {
      // Pictures of another height have come into fashion.
      if (spare.length === maxSpare) spare.shift();
      return Buffer.allocUnsafe(bytes);
    }
    const [found] = spare.splice(index, 1);
    return found ?? Buffer.allocUnsafe(bytes);
  }

  return async function render(
    message: RichMessage,
    materials: RenderMaterials = {},
  ): Promise<RenderedPicture> {
    const startedAt = performance.now();
    const { heightPx } = message;
    const template = materials.template ?? templates.get(message.template);
    if (template === undefined) {
      throw new RenderError('render.unknownTemplate', `There is no template ${message.template}`);
    }
    const data = takeCanvas(baseWidthPx * heightPx * 3);
    const crop = await fillBackground(files, template, materials, heightPx, data);
    const canvas: Canvas = { width: baseWidthPx, height: heightPx, data };
    let glass: Buffer | undefined;
    const texts = await drawPicture({
      canvas,
      frosted: async () => {
        glass = takeCanvas(data.byteLength);
        await files.fill(`${template.version}@${heightPx} frosted`, glass, () =>
          sharp(data, { raw: { width: baseWidthPx, height: heightPx, channels: 3 } })
            .blur(frostPx)
            .raw()
            .toBuffer(),
        );
        return { ...canvas, data: glass };
      },
      message,
      zones: template.zones.map((zone) => placeZone(crop, zone, heightPx)),
      typefaces: typefaces.styled(message.brand?.typeface ?? 'sans'),
      uploads: createUploads(pixels, materials.uploads ?? {}),
      inspect: materials.inspect ?? false,
    });
    const drawnAt = performance.now();
    const images = await encodeWidths(data, heightPx);
    for (const used of [data, glass]) {
      if (used !== undefined && spare.length < maxSpare) spare.push(used);
    }
    const endedAt = performance.now();
    return {
      heightPx,
      images,
      contentType: 'image/jpeg',
      texts,
      timings: {
        layoutMs: drawnAt - startedAt,
        encodeMs: endedAt - drawnAt,
        ms: endedAt - startedAt,
      },
    };
  };
}
