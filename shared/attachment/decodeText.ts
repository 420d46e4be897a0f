import jschardet from 'jschardet';
import { guessEncoding } from './guessEncoding';

/** Bytes that a guess at the encoding looks at. */
const sampleBytes = 64 * 1024;
/** A text has hardly any control characters; what is something else has many. */
const maxControls = 0.01;
/** The detector gives a text of its own languages 0.2 to 0.4, and bytes of no language 0.02. */
const minConfidence = 0.18;

/**
 * The characters of a text file; undefined for what is no text, or cannot be told for certain.
 * @param language the sender's: which encodings are likely
 */
export function decodeText(bytes: Buffer, language?: string): string | undefined {
  const text = decode(bytes, language);
  if (text === undefined) return undefined;
  const sample = text.slice(0, sampleBytes);
  // Tabs, line ends and page ends belong to texts.
  const controls = sample.match(/[\p{Cc}\ufffd]/gu)?.filter((one) => !/\s/.test(one)).length ?? 0;
  return controls > sample.length * maxControls ? undefined : text;
}

/** Whether these are characters at all, in whatever encoding: control characters are the same in nearly all of them. */
export function looksLikeText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, sampleBytes);
  const controls = sample.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte));
  return controls.byteLength <= sample.byteLength * maxControls;
}

function decode(bytes: Buffer, language?: string): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== undefined && !isOddUtf8(utf8)) return utf8;
  const guess = guessEncoding(bytes, language);
  return utf8 === undefined
    ? strictly(guess ?? foreignEncoding(bytes), bytes)
    : (strictly(guess, bytes) ?? utf8);
}

/**
 * Whether a text is UTF-8 by chance: two or three characters of another encoding can be. They then mean two-byte characters
 * that no living language uses alone.
 */
function isOddUtf8(text: string): boolean {
  return /[\u0080-\u07ff]/.test(text) && !/[\u0800-\uffff]/.test(text) && rareTwoBytes.test(text);
}

/** All but Latin (Vietnamese too), Greek, Cyrillic, Hebrew and Arabic letters. */
const rareTwoBytes =
  /[\u0180-\u019f\u01a2-\u01ae\u01b1-\u02ff\u03cf-\u03ff\u0460-\u05cf\u05eb-\u05ff\u0700-\u07ff]/;

/** Undefined for bytes that mean nothing in this encoding, and for an encoding that Node does not know. */
function strictly(label: string | undefined, bytes: Buffer): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What the detector alone knows: Cyrillic, Greek, Hebrew, Arabic, Turkish and Polish texts. */
const foreignEncodings = [
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'koi8-r',
];

function foreignEncoding(bytes: Buffer): string | undefined {
  const { encoding, confidence } = jschardet.detect(bytes.subarray(0, sampleBytes), {
    detectEncodings: foreignEncodings,
  });
  return encoding === null || confidence < minConfidence ? undefined : encoding.toLowerCase();
}
