import type { messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { type ErrorCode, RenderError } from '../errors';
import type { MessageProblem } from '../line/messageProblem';
import { validateMessages } from '../line/messageLimits';
import { cutText } from '../text/cutText';
import type { Brand } from './templates/brand';
import type { DrawnText } from './render/draw/drawnText';
import type { PictureMaker } from './picture/ensurePicture';
import { createFlexBubble, type PostbackButton } from './flexMessage';
import { createImagemapMessage } from './imagemapMessage';
import { cellCount } from './layout';
import { lintRichMessage, type LintWarning } from './lintRichMessage';
import { RichMessage } from './richMessage';
import type { RenderedPicture } from './render/renderPicture';
import { baseWidthPx, type ImageWidth, imageWidths } from './widths';

export interface PreviewDeps {
  /** Draws, and measures every contrast. */
  readonly inspect: (message: RichMessage) => Promise<RenderedPicture>;
  readonly pictureMaker: Pick<PictureMaker, 'ensure'>;
  readonly imageUrlOf: (key: string) => string;
  readonly brand: () => Promise<Brand | undefined>;
  readonly buttonsOf: (message: RichMessage, key: string) => readonly PostbackButton[];
}

export const previewFormats = ['imagemap', 'flex'] as const;
export type PreviewFormat = (typeof previewFormats)[number];

/** What a preview shows: the five pictures, the message as LINE would get it, and what could be better about it. */
export interface Preview {
  readonly key: string;
  readonly images: readonly {
    readonly width: number;
    readonly height: number;
    readonly bytes: number;
    readonly url: string;
  }[];
  readonly texts: readonly DrawnText[];
  readonly message: messagingApi.Message;
  readonly warnings: readonly LintWarning[];
}

/** Why a rich message cannot be sent. */
export type PreviewError = Pick<MessageProblem, 'path' | 'message' | 'source'> & {
  readonly rule: string;
};

export type PreviewResult =
  | { readonly kind: 'drawn'; readonly preview: Preview }
  | { readonly kind: 'refused'; readonly errors: readonly PreviewError[] };

const PreviewInput = RichMessage.extend({ altText: z.string().max(1500).optional() });

const imagemapReference =
  'https://developers.line.biz/en/reference/messaging-api/#imagemap-message';

/**
 * Draws a rich message for its operator. The pictures are stored as any others, but no message names them: they are
 * collected when nobody sends them.
 * @throws BotError (retryable) when storage or the image route does not answer
 */
export async function previewRichMessage(
  deps: PreviewDeps,
  input: unknown,
  format: PreviewFormat,
): Promise<PreviewResult> {
  const parsed = PreviewInput.safeParse(input);
  if (!parsed.success) return { kind: 'refused', errors: parsed.error.issues.map(schemaError) };
  const shape = shapeErrors(parsed.data);
  if (shape.length > 0) return { kind: 'refused', errors: shape };
  const { altText, ...rest } = parsed.data;
  const brand = rest.brand ?? (await deps.brand());
  const message: RichMessage = {
    ...rest,
    ...(brand === undefined ? {} : { brand }),
    altText: altText?.trim() || wordsOf(rest.cells) || rest.template,
  };
  let picture: RenderedPicture;
  let key: string;
  try {
    picture = await deps.inspect(message);
    ({ key } = await deps.pictureMaker.ensure(message));
  } catch (error) {
    if (error instanceof RenderError && !error.retryable) {
      return { kind: 'refused', errors: [renderError(error)] };
    }
    throw error;
  }
  const imageUrl = deps.imageUrlOf(key);
  const sent =
    format === 'imagemap'
      ? createImagemapMessage(message, imageUrl)
      : createFlexBubble({ message, imageUrl, buttons: deps.buttonsOf(message, key) });
  const errors = validateMessages([sent]);
  if (errors.length > 0) return { kind: 'refused', errors };
  const bytes = Object.fromEntries(
    imageWidths.map((width) => [width, picture.images[width].byteLength]),
  ) as Record<ImageWidth, number>;
  return {
    kind: 'drawn',
    preview: {
      key,
      images: imageWidths.map((width) => ({
        width,
        height: Math.round((width * message.heightPx) / baseWidthPx),
        bytes: bytes[width],
        url: `${imageUrl}/${width}`,
      })),
      texts: picture.texts,
      message: sent,
      warnings: lintRichMessage({
        message,
        altTextMissing: !altText?.trim(),
        texts: picture.texts,
        bytes,
      }),
    },
  };
}

function wordsOf(cells: RichMessage['cells']): string {
  const words = cells.flatMap(({ text }) => [text.title, text.body].filter(Boolean));
  return cutText(words.join(' '), 400);
}

function shapeErrors({ layout, cells, video }: z.infer<typeof PreviewInput>): PreviewError[] {
  const expected = cellCount(layout);
  const errors: PreviewError[] = [];
  const add = (path: string, message: string) =>
    void errors.push({ path, rule: 'count', message, source: imagemapReference });
  if (cells.length !== expected) {
    add('cells', `Layout ${layout} has ${expected} cells, not ${cells.length}`);
  }
  if (video !== undefined && video.cell >= expected) {
    add('video.cell', `Layout ${layout} has the cells 0 to ${expected - 1}`);
  }
  return errors;
}

function schemaError({ path, message, code }: z.core.$ZodIssue): PreviewError {
  const at = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return { path: at, rule: code, message, source: imagemapReference };
}

function renderError({ code, message }: RenderError): PreviewError {
  return { path: pathOf(code), rule: code, message, source: 'docs/rich-messages.md' };
}

function pathOf(code: ErrorCode): string {
  return code === 'render.unknownTemplate' ? 'template' : 'cells';
}
