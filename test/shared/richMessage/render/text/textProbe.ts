/* Runs the text engine in a thread of its own, as the drawing worker does, and tells what it made of a text. */
import { parentPort, workerData } from 'node:worker_threads';
import { BotError } from '../../../../../shared/errors';
import { breakText } from '../../../../../shared/richMessage/render/text/breakText';
import { type FitRequest, fitText } from '../../../../../shared/richMessage/render/text/fitText';
import { shapeText } from '../../../../../shared/richMessage/render/text/itemise';
import {
  createTypefaces,
  type ShapedGlyph,
} from '../../../../../shared/richMessage/render/text/typeface';

export interface ProbeOrder {
  readonly id: number;
  readonly request: FitRequest;
}

export interface ProbeAnswer {
  readonly id: number;
  readonly sizePx?: number;
  readonly cut?: boolean;
  /** What each line says, and how wide it is. */
  readonly lines?: readonly {
    readonly text: string;
    readonly glyphs: number;
    readonly widthPx: number;
  }[];
  readonly blank?: number;
  /** What was drawn, glyph by glyph: `font:glyph`. */
  readonly drawn?: readonly string[];
  /** What each stretch that is never broken is made of, shaped by itself. */
  readonly shaped?: readonly {
    readonly text: string;
    readonly glyphs: readonly { readonly name: string; readonly cluster: number }[];
  }[];
  readonly code?: string;
  readonly message?: string;
}

const typefaces = createTypefaces((workerData as { fonts: string }).fonts);

const nameOf = ({ typeface, glyph }: ShapedGlyph) => `${typeface.name}:${glyph}`;

async function shapeAtoms({ text, language, weight }: FitRequest) {
  const atoms = breakText(text, language).map(async (atom) => {
    const glyphs = await shapeText(atom.text, language, weight, typefaces);
    return {
      text: atom.text,
      glyphs: glyphs.map((glyph) => ({ name: nameOf(glyph), cluster: glyph.cluster })),
    };
  });
  return Promise.all(atoms);
}

parentPort?.on('message', ({ id, request }: ProbeOrder) => {
  fitText(request, typefaces).then(
    async ({ sizePx, cut, lines }) => {
      const answer: ProbeAnswer = {
        id,
        sizePx,
        cut,
        lines: lines.map(({ text, glyphs, widthPx }) => ({ text, glyphs: glyphs.length, widthPx })),
        drawn: lines.flatMap(({ glyphs }) => glyphs.map(nameOf)),
        shaped: await shapeAtoms(request),
        blank: lines.flatMap(({ glyphs }) => glyphs).filter(({ glyph }) => glyph === 0).length,
      };
      parentPort?.postMessage(answer);
    },
    (error: unknown) => {
      const answer: ProbeAnswer = {
        id,
        code: error instanceof BotError ? error.code : 'unexpected',
        message: String(error),
      };
      parentPort?.postMessage(answer);
    },
  );
});
