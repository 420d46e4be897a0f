import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import { ModelError } from '../../ai/modelError';
import type { AttachmentReading } from '../../attachment/attachmentReader';
import { maxAttachmentBytes } from '../../attachment/attachmentLimits';
import type { Language } from '../../content/languages';
import { BotError, LineApiError } from '../../errors';
import type { MessageContent } from '../../line/webhookEvent';
import { cutText } from '../../text/cutText';
import { attachmentBlock } from './attachmentBlock';
import { recordingSeconds } from './recordingSeconds';
import type { UnreadableReason } from '../../attachment/unreadable';

import {
  type MessageReading,
  readable,
  type ReadMessageDeps,
  type ReadMessageOptions,
} from './messageReading';
/** Of a file's words, those that later turns still see. */
const maxRememberedCharacters = 8000;

export type AttachmentMessage = MessageContent & { type: 'image' | 'audio' | 'file' };

/** Downloads an attachment and reads it, and reports what came of it. */
export async function readAttachment(
  deps: ReadMessageDeps,
  message: AttachmentMessage,
  options: ReadMessageOptions,
): Promise<MessageReading> {
  const startedAt = deps.clock();
  const result = await whenThereIsRoom(deps, message, options);
  const { outcome, bytes = 0, reading } = result;
  deps.reporter.report({
    name: 'attachment.read',
    fields: { as: message.type, outcome, bytes, ms: deps.clock() - startedAt },
  });
  return reading;
}

/** How reading an attachment ended, for telemetry and for whoever waits. */
interface AttachmentResult {
  readonly outcome: string;
  readonly bytes?: number;
  readonly reading: MessageReading;
}

function unreadable(
  reason: UnreadableReason,
  bytes = 0,
  outcome: string = reason,
): AttachmentResult {
  return { outcome, bytes, reading: { kind: 'unreadable', reason } };
}

/** Refuses what need not be downloaded; what is, waits for its turn to be held in memory. */
async function whenThereIsRoom(
  deps: ReadMessageDeps,
  message: AttachmentMessage,
  options: ReadMessageOptions,
): Promise<AttachmentResult> {
  if (message.type !== 'file' && message.contentProvider.type === 'external') {
    return unreadable('unsupported');
  }
  if (message.type === 'file' && message.fileSize > maxAttachmentBytes) {
    return unreadable('tooLarge');
  }
  if (!(await deps.readingTime.isLeft(options.sender))) return unreadable('readEnough');
  const leave = await deps.readingGate.enter(options.deadlineAt - deps.clock());
  if (leave === 'busy') return unreadable('busy');
  const found = await downloadAndRead(deps, message, options).finally(leave);
  return 'outcome' in found ? found : describe(deps, found, options);
}

/** A file that has been read. */
interface Found {
  readonly reading: AttachmentReading;
  readonly size: number;
  readonly fileName: string | undefined;
  /** Of a voice message, as LINE says it. */
  readonly durationMs: number | undefined;
}

async function downloadAndRead(
  deps: ReadMessageDeps,
  message: AttachmentMessage,
  { language, sender, deadlineAt }: ReadMessageOptions,
): Promise<AttachmentResult | Found> {
  const { type: as } = message;
  const download = await deps.content
    .content(message.id, { maxBytes: maxAttachmentBytes, deadlineAt })
    .catch((error: unknown): { kind: 'preparing' } => {
      // Whoever waits is told so, rather than left without an answer.
      if (error instanceof LineApiError) return { kind: 'preparing' };
      throw error;
    });
  switch (download.kind) {
    case 'preparing':
      return unreadable('notReady');
    case 'notFound':
    case 'gone':
      return unreadable('gone');
    case 'tooLarge':
      return unreadable('tooLarge');
    case 'ready':
      break;
    default:
      return download satisfies never;
  }
  const { bytes } = download;
  const size = bytes.byteLength;
  const fileName = as === 'file' ? message.fileName : undefined;
  const reader = await deps.attachments();
  const named = fileName === undefined ? {} : { fileName };
  let spentMs = 0;
  const onRead = (ms: number) => {
    spentMs = ms;
  };
  try {
    const reading = await reader.read({ bytes, as, language, onRead, ...named });
    // An answer does not fail for want of a count.
    await deps.readingTime.spend(sender, spentMs).catch(() => undefined);
    const durationMs = as === 'audio' ? message.duration : undefined;
    return { reading, size, fileName, durationMs };
  } catch (error) {
    // Whoever waits is told that it cannot be read; telemetry tells why.
    if (error instanceof BotError && error.code === 'attachment.crashed') {
      return unreadable('tooComplex', size, 'crashed');
    }
    throw error;
  }
}

/** What was read, as the model and the memory get it. */
async function describe(
  deps: ReadMessageDeps,
  { reading, size, fileName, durationMs }: Found,
  { language, sender }: ReadMessageOptions,
): Promise<AttachmentResult> {
  switch (reading.kind) {
    case 'unreadable':
      return unreadable(reading.reason, size);
    case 'picture': {
      const text = '[picture]';
      const parts: ChatCompletionContentPart[] = [
        { type: 'text', text },
        picturePart(reading.jpeg),
      ];
      const picture = { kind: 'readable', parts, text, picture: true } as const;
      return { outcome: 'picture', bytes: size, reading: picture };
    }
    case 'text':
      return { outcome: reading.form, bytes: size, reading: describeText(reading, fileName) };
    case 'recording': {
      await pay(deps, sender, recordingSeconds(reading, durationMs));
      const text = await transcribe(deps.models, reading, language);
      if (text === undefined) return unreadable('damaged', size);
      if (text === '') return unreadable('silent', size);
      const name = fileName ?? 'voice message';
      const block = attachmentBlock({ name, type: 'recording', text, complete: true });
      return {
        outcome: 'recording',
        bytes: size,
        reading: { ...readable(block), spoken: text },
      };
    }
    default:
      return reading satisfies never;
  }
}

/** All of a file's words for the model, and their beginning for the memory. */
function describeText(
  { form: type, text, complete, pages, pagesRead }: AttachmentReading & { kind: 'text' },
  fileName = 'file',
): MessageReading {
  const quoted = { name: fileName, type, complete, pages, pagesRead };
  const kept = cutText(text, maxRememberedCharacters);
  return {
    kind: 'readable',
    parts: [{ type: 'text', text: attachmentBlock({ ...quoted, text }) }],
    text: attachmentBlock({
      ...quoted,
      text: kept,
      complete: complete && kept.length === text.length,
    }),
    picture: false,
  };
}

/** Charges a transcription before it is made: it costs the same for whoever does not wait for it. */
async function pay(
  { allowance, prices }: ReadMessageDeps,
  payer: string,
  seconds: number,
): Promise<void> {
  const microUsd = Math.ceil((seconds / 60) * prices.transcriptionMinute * 1e6);
  // An answer does not fail for want of its price.
  await allowance.charge(payer, microUsd).catch(() => undefined);
}

/** Undefined for what the service takes for no recording. */
async function transcribe(
  models: ReadMessageDeps['models'],
  recording: { bytes: Buffer; fileName: string; mediaType: string },
  language: Language,
): Promise<string | undefined> {
  const [spoken] = language.split('-');
  try {
    return await models.transcribe({ ...recording, language: spoken });
  } catch (error) {
    if (error instanceof ModelError && error.failure === 'rejected') return undefined;
    throw error;
  }
}

/** A picture as the model takes it. */
function picturePart(jpeg: Buffer): ChatCompletionContentPart {
  const url = `data:image/jpeg;base64,${jpeg.toString('base64')}`;
  return { type: 'image_url', image_url: { url, detail: 'auto' } };
}
