import sharp from 'sharp';
import { RenderError } from '../errors';
import type { Canvas } from './draw/canvas';
import { drawPicture } from './draw/drawPicture';
import type { RichMessage } from './richMessage';
import type { Template, Templates } from './templates';
import type { Typefaces } from './text/typeface';
import { baseWidthPx, type ImageWidth, imageWidths } from './widths';

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
  readonly timings: RenderTimings;
}

/**
 * How pictures are encoded. Optimised Huffman tables would double the time of encoding for 5 % of the bytes.
 */
export const jpegOptions = {
  quality: 82,
  chromaSubsampling: '4:2:0',
  optimizeCoding: false,
} as const;

/** Bounds the memory of decoded backgrounds: each takes 3 MB. */
const maxBackgrounds = 12;
/** How far the background behind a card is blurred. */
const frostPx = 14;

/** Draws rich messages; one for each thread. @throws RenderError for what cannot be drawn */
export function createPictureRenderer(templates: Templates, typefaces: Typefaces) {
  // Two threads of ours and libvips' own would only take each other's cores.
  sharp.concurrency(1);
  const backgrounds = new Map<string, Promise<Buffer>>();

  /** A picture that is made once and then kept with the last few others; what failed is not kept. */
  function keep(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const found = backgrounds.get(name) ?? make();
    // The one that was used last stands last.
    backgrounds.delete(name);
    backgrounds.set(name, found);
    found.catch(() => backgrounds.delete(name));
    if (backgrounds.size > maxBackgrounds) {
      backgrounds.delete(backgrounds.keys().next().value ?? '');
    }
    return found;
  }

  function background(template: Template, heightPx: number): Promise<Buffer> {
    return keep(`${template.id}@${heightPx}`, () =>
      sharp(template.backgroundFile)
        .resize(baseWidthPx, heightPx, { fit: 'cover' })
        .removeAlpha()
        .toColourspace('srgb')
        .raw()
        .toBuffer(),
    );
  }

  function frosted(template: Template, heightPx: number): Promise<Buffer> {
    return keep(`${template.id}@${heightPx} frosted`, async () => {
      const raw = { width: baseWidthPx, height: heightPx, channels: 3 } as const;
      return sharp(await background(template, heightPx), { raw })
        .blur(frostPx)
        .raw()
        .toBuffer();
    });
  }

  /** Canvases that are drawn and encoded: making 3 MB for each picture would keep the garbage collector busy. */
  const spare: Buffer[] = [];

  function takeCanvas(bytes: number): Buffer {
    const index = spare.findIndex(({ byteLength }) => byteLength === bytes);
    if (index === -1) {
      spare.length = 0;
      return Buffer.allocUnsafe(bytes);
    }
    const [found] = spare.splice(index, 1);
    return found ?? Buffer.allocUnsafe(bytes);
  }

  return async function render(message: RichMessage): Promise<RenderedPicture> {
    const startedAt = performance.now();
    const template = templates.get(message.template);
    if (template === undefined) {
      throw new RenderError('render.unknownTemplate', `There is no template ${message.template}`);
    }
    const source = await background(template, message.heightPx);
    const data = takeCanvas(source.byteLength);
    source.copy(data);
    const canvas: Canvas = { width: baseWidthPx, height: message.heightPx, data };
    await drawPicture({
      canvas,
      frosted: async () => ({ ...canvas, data: await frosted(template, message.heightPx) }),
      message,
      template,
      typefaces,
    });
    const drawnAt = performance.now();
    const images = await encodeWidths(data, message.heightPx);
    spare.push(data);
    const endedAt = performance.now();
    return {
      heightPx: message.heightPx,
      images,
      contentType: 'image/jpeg',
      timings: {
        layoutMs: drawnAt - startedAt,
        encodeMs: endedAt - drawnAt,
        ms: endedAt - startedAt,
      },
    };
  };
}

/** Resizes from the raw picture each time: a chain of resizes would blur, and decoding again costs as much as drawing. */
export async function encodeWidths(
  data: Uint8Array,
  heightPx: number,
): Promise<Record<ImageWidth, Buffer>> {
  const raw = { width: baseWidthPx, height: heightPx, channels: 3 } as const;
  const entries = await Promise.all(
    imageWidths.map(async (width) => {
      const image = sharp(data, { raw });
      const sized = width === baseWidthPx ? image : image.resize({ width, kernel: 'lanczos3' });
      return [width, await sized.jpeg(jpegOptions).toBuffer()] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<ImageWidth, Buffer>;
}
