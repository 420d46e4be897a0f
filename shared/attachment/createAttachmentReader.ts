import { BotError } from '../errors';
import { maxAttachmentBytes } from './attachmentLimits';
import type {
  Attachment,
  AttachmentReader,
  AttachmentReading,
  UnreadableAttachment,
} from './attachmentReader';
import { detectFormat } from './detectFormat';
import { createReadingPool, type ReadingPoolOptions } from './readingPool';

export interface AttachmentReaderOptions extends Partial<ReadingPoolOptions> {
  /** The bundle that reads. */
  readonly workerFile: string;
  /** Of a text that is read. @default 40_000 */
  readonly maxCharacters?: number;
}

/** What fits an instance of 2 GB beside the bot itself, two files at once. */
const defaults = {
  withinMs: 12_000,
  readMs: 8_000,
  maxResidentMb: 512,
  heapMb: 192,
  processes: 2,
  maxWaiting: 16,
  filesPerProcess: 50,
} as const;

/**
 * Reads attachments in processes that have no environment, no handle to storage and no open file: what a file does to the
 * one that reads it, it does to nothing else. A file that takes too much time or memory has its process killed, and is
 * `tooComplex`; the next one gets a fresh process.
 */
export function createAttachmentReader(options: AttachmentReaderOptions): AttachmentReader {
  const { maxCharacters = 40_000, ...rest } = options;
  const pool = createReadingPool({ ...defaults, ...rest });

  return {
    async read({ bytes, as, fileName, language, onRead }: Attachment) {
      if (bytes.byteLength === 0) return unreadable('empty');
      if (bytes.byteLength > maxAttachmentBytes) return unreadable('tooLarge');
      const format = detectFormat(bytes, fileName);
      if (format.kind === 'recording') {
        const { ending, mediaType } = format;
        return { kind: 'recording', bytes, fileName: `recording.${ending}`, mediaType };
      }
      if (as === 'audio' || (as === 'image' && format.kind !== 'picture')) {
        return unreadable('damaged');
      }
      const known = language === undefined ? {} : { language };
      const reading = await pool.read({ format, maxCharacters, ...known }, bytes, onRead);
      if (reading.kind === 'busy') return unreadable('busy');
      if (reading.kind !== 'lost') return reading;
      if (reading.reason !== 'start') return unreadable('tooComplex');
      throw new BotError('attachment.crashed', 'The process that reads does not run');
    },
    close: () => pool.close(),
  };
}

function unreadable(reason: UnreadableAttachment): AttachmentReading {
  return { kind: 'unreadable', reason };
}
