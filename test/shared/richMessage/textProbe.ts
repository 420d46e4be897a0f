/* Runs the text engine in a thread of its own, as the drawing worker does, and tells what it made of a text. */
import { parentPort, workerData } from 'node:worker_threads';
import { BotError } from '../../../shared/errors';
import { type FitRequest, fitText } from '../../../shared/richMessage/text/fitText';
import { createTypefaces } from '../../../shared/richMessage/text/typeface';

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
  readonly code?: string;
  readonly message?: string;
}

const typefaces = createTypefaces((workerData as { fonts: string }).fonts);

parentPort?.on('message', ({ id, request }: ProbeOrder) => {
  fitText(request, typefaces).then(
    ({ sizePx, cut, lines }) => {
      const answer: ProbeAnswer = {
        id,
        sizePx,
        cut,
        lines: lines.map(({ text, glyphs, widthPx }) => ({ text, glyphs: glyphs.length, widthPx })),
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
