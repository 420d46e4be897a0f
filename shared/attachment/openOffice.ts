import { unzipSync } from 'fflate';
import { UnreadableError } from './unreadableError';

/** Files of a document, by their paths within it. */
export type OfficeParts = ReadonlyMap<string, Uint8Array>;

/** Bytes of the parts with words, unpacked: a thousand pages have fewer. */
const maxUnpackedBytes = 60 * 1024 * 1024;
/** XML packs to a fiftieth at best; a bomb to a thousandth. */
const maxRatio = 250;
const maxEntries = 5000;

const wanted =
  /^(\[Content_Types\]\.xml|word\/document\.xml|xl\/(workbook|sharedStrings|styles)\.xml|xl\/worksheets\/sheet\d+\.xml|ppt\/slides\/slide\d+\.xml)$/;

/** Unpacks the parts of an Office document that hold words. @throws UnreadableError for a bomb, a locked or a broken one */
export function openOffice(bytes: Uint8Array): OfficeParts {
  // Bit 0 of the flags in the first local header.
  if (((bytes[6] ?? 0) & 1) === 1) throw new UnreadableError('encrypted');
  let entries = 0;
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        entries += 1;
        if (entries > maxEntries) throw new UnreadableError('tooComplex');
        if (!wanted.test(name)) return false;
        unpacked += originalSize;
        const isBomb = originalSize > 1_000_000 && originalSize > size * maxRatio;
        if (isBomb || unpacked > maxUnpackedBytes) throw new UnreadableError('tooComplex');
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError('damaged', error);
  }
}
