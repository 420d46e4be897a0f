import { type TextEncoding, textEncodings } from './textEncodings';
import { wordWeight } from './wordWeight';

/** Bytes that a guess looks at. */
const sampleBytes = 64 * 1024;
/** The mean weight of a character from which on a text looks like one that somebody wrote. */
const minMean = 0.05;
/** The sender's language decides, unless another encoding makes so much more sense: of each character, and in all. */
const maxBetter = 0.25;
const maxBetterTotal = 3;
/** Without the sender's language: how much evidence there must be, and how much more than for any other. */
const minForeignMean = 0.4;
const minForeignTotal = 8;
/** Letters with accents stand alone among plain ones, and no other encoding takes them for its own. */
const minLatinTotal = 3;
const minForeignLead = 0.25;

interface Guess {
  readonly label: string;
  /** Whether texts in the sender's language have this encoding. */
  readonly isOwn: boolean;
  /** Per character. */
  readonly mean: number;
  readonly total: number;
}

/**
 * The encoding of a text that is not UTF-8, by what its bytes would mean in each and by the sender's language; undefined
 * when nothing fits, or several do equally well: a text is better not read than read as mojibake.
 */
export function guessEncoding(bytes: Uint8Array, language?: string): string | undefined {
  const sample = bytes.subarray(0, sampleBytes);
  const guesses = textEncodings
    .filter(({ label }) => decodes(label, sample))
    .map((encoding) => weigh(encoding, sample, language))
    .filter(({ mean }) => mean >= minMean)
    .sort((a, b) => b.total - a.total);
  const [best, second] = guesses;
  const own = guesses.find(({ isOwn }) => isOwn);
  const isBetter = ({ mean, total }: Guess, than: Guess) =>
    mean - than.mean > maxBetter && total - than.total > maxBetterTotal;
  if (own !== undefined && !guesses.some((guess) => isBetter(guess, own))) return own.label;
  if (best === undefined || best.mean < minForeignMean) return undefined;
  const minTotal = best.label === 'windows-1252' ? minLatinTotal : minForeignTotal;
  if (best.total < minTotal) return undefined;
  const lead = best.total - (second?.total ?? 0);
  return lead >= best.total * minForeignLead ? best.label : undefined;
}

/** The sample may end within a character. */
function decodes(label: string, sample: Uint8Array): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function weigh(encoding: TextEncoding, sample: Uint8Array, language?: string): Guess {
  const { label, languages } = encoding;
  let sum = 0;
  let characters = 0;
  for (let at = 0; at < sample.byteLength;) {
    const { length, weight } = encoding.weigh(sample, at);
    if ((sample[at] ?? 0) >= 0x80) {
      sum += weight;
      characters += 1;
    }
    at += length;
  }
  const text = new TextDecoder(label).decode(sample);
  sum += wordWeight(text);
  const mean = sum / Math.max(1, characters);
  const isOwn = language !== undefined && languages.includes(language);
  return { label, isOwn, mean, total: sum };
}
