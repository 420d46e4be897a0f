import jschardet from 'jschardet';

/** Bytes that a guess at the encoding looks at. */
const sampleBytes = 64 * 1024;
/** A text has hardly any control characters; what is something else has many. */
const maxControls = 0.01;

/** Below this, a guess is worth less than the commonest encoding of Latin letters. */
const leastConfidence = 0.2;

/** The decoder's names for the detector's. @see https://encoding.spec.whatwg.org/#names-and-labels */
const labels: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  'tis-620': 'windows-874',
  ascii: 'utf-8',
};

/** The characters of a text file; undefined for what is no text. */
export function decodeText(bytes: Buffer): string | undefined {
  const text = decode(bytes);
  if (text === undefined) return undefined;
  const sample = text.slice(0, sampleBytes);
  // Tabs, line ends and page ends belong to texts.
  const controls = sample.match(/[\p{Cc}\ufffd]/gu)?.filter((one) => !/\s/.test(one)).length ?? 0;
  return controls > sample.length * maxControls ? undefined : text;
}

function decode(bytes: Buffer): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeGuess(bytes);
  }
}

function decodeGuess(bytes: Buffer): string | undefined {
  const { encoding, confidence } = jschardet.detect(bytes.subarray(0, sampleBytes));
  const isGood = encoding !== null && confidence >= leastConfidence;
  const name = isGood ? encoding.toLowerCase() : 'windows-1252';
  try {
    return new TextDecoder(labels[name] ?? name.replace(/^cp/, 'windows-')).decode(bytes);
  } catch {
    return undefined;
  }
}
