import type { AttachmentReading, UnreadableAttachment } from './attachmentReader';
import { decodeText, looksLikeText } from './decodeText';
import { readOffice } from './readOffice';
import type { ReadOrder } from './readOrder';
import { readPdf } from './readPdf';
import type { TextReading } from './textReading';
import { UnreadableError } from './unreadableError';
import { uprightJpeg } from './uprightJpeg';

/** Of the time that there is; a part of a document is better than none of it. */
const shareForPages = 0.6;

/** Reads one file of a known format. Runs in a process that is killed when it takes too much. */
export async function readAttachment(
  bytes: Buffer,
  { format, maxCharacters, language, withinMs }: ReadOrder,
): Promise<AttachmentReading> {
  try {
    switch (format.kind) {
      case 'picture':
        return { kind: 'picture', ...(await uprightJpeg(bytes, format.codec)) };
      case 'pdf':
        return textOf(
          await readPdf(new Uint8Array(bytes), maxCharacters, withinMs * shareForPages),
          maxCharacters,
        );
      case 'zip':
        return textOf(readOffice(bytes, maxCharacters), maxCharacters);
      case 'text': {
        const text = decodeText(bytes, language);
        if (text === undefined) {
          throw new UnreadableError(looksLikeText(bytes) ? 'unknownEncoding' : 'unsupported');
        }
        return textOf({ form: format.form, text, isWhole: true }, maxCharacters);
      }
      case 'encryptedOffice':
        throw new UnreadableError('encrypted');
      case 'recording':
      case 'unsupported':
        throw new UnreadableError('unsupported');
      default:
        return format satisfies never;
    }
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** A process that may not have more memory gets a RangeError for it. */
function reasonOf(error: unknown): UnreadableAttachment {
  const cause = error instanceof UnreadableError ? error.cause : error;
  if (cause instanceof RangeError && /allocation/i.test(cause.message)) return 'tooComplex';
  return error instanceof UnreadableError ? error.reason : 'damaged';
}

function textOf(reading: TextReading, maxCharacters: number): AttachmentReading {
  const { form, text, isWhole, pages, pagesRead } = reading;
  const isDocument = form === 'pdf' || form === 'docx' || form === 'pptx' || form === 'xlsx';
  if (text.trim() === '') throw new UnreadableError(isDocument ? 'noText' : 'empty');
  const cut = text.slice(0, maxCharacters);
  return {
    kind: 'text',
    form,
    text: cut.isWellFormed() ? cut : cut.slice(0, -1).toWellFormed(),
    complete: isWhole && text.length <= maxCharacters,
    ...(pages === undefined ? {} : { pages }),
    ...(pagesRead === undefined ? {} : { pagesRead }),
  };
}
