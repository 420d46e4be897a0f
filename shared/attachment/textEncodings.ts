/**
 * An encoding that texts are found in, and how its bytes look when a person wrote them. Bytes of one encoding are often
 * valid in another: what tells them apart is that they then mean characters that nobody uses.
 */
export interface TextEncoding {
  /** @see https://encoding.spec.whatwg.org/#names-and-labels */
  readonly label: string;
  /** Whose texts have it. */
  readonly languages: readonly string[];
  /** The character at `at`. */
  readonly weigh: (bytes: Uint8Array, at: number) => Weighed;
}

export interface Weighed {
  /** Bytes of the character, 1 to 4. */
  readonly length: number;
  /** How likely it is in a text: above 0 for what is common, below for what is rare; 0 tells nothing. */
  readonly weight: number;
}

const script = 1;
const common = 0.6;
const mark = 0.5;
const rare = -0.7;
const exotic = -2;
/** Half of a bank's files in Japan; and nearly everything, read as Shift_JIS by mistake. */
const halfWidthKana = 0.15;
const thaiLetter = 0.6;
const impossible = -2;
const latinLetter = 0.8;

const within = (byte: number, first: number, last: number) => byte >= first && byte <= last;
const plain: Weighed = { length: 1, weight: 0 };
/** Letters, and what stands beside them in ASCII: second bytes of other encodings. */
const isSecondByte = (byte: number) => within(byte, 0x40, 0x7e);

/** The encodings of two bytes a character, by their rows. */
function twoBytes(
  weightOf: (lead: number, trail: number) => number,
): (bytes: Uint8Array, at: number) => Weighed {
  return (bytes, at) => {
    const lead = bytes[at] ?? 0;
    if (lead <= 0x80 || at + 1 >= bytes.byteLength) return plain;
    return { length: 2, weight: weightOf(lead, bytes[at + 1] ?? 0) };
  };
}

/** Rows of JIS X 0208. */
function jisRow(row: number): number {
  if (row === 4 || row === 5) return script;
  if (row === 1 || row === 3) return mark;
  if (within(row, 16, 47)) return common;
  // Circled numbers and company marks; then Greek, Cyrillic, and the second level.
  return row === 13 ? 0 : rare;
}

function weighShiftJis(bytes: Uint8Array, at: number): Weighed {
  const lead = bytes[at] ?? 0;
  if (within(lead, 0xa1, 0xdf)) {
    return { length: 1, weight: isSecondByte(bytes[at + 1] ?? 0) ? rare : halfWidthKana };
  }
  if (lead <= 0x80 || at + 1 >= bytes.byteLength) return plain;
  const row = (lead - (lead < 0xa0 ? 0x81 : 0xc1)) * 2 + ((bytes[at + 1] ?? 0) > 0x9e ? 2 : 1);
  return { length: 2, weight: jisRow(row) };
}

function weighEucJp(bytes: Uint8Array, at: number): Weighed {
  const lead = bytes[at] ?? 0;
  if (lead === 0x8e) return { length: 2, weight: halfWidthKana };
  if (lead === 0x8f) return { length: 3, weight: exotic };
  return lead < 0xa1 ? plain : { length: 2, weight: jisRow(lead - 0xa0) };
}

function weighGb18030(bytes: Uint8Array, at: number): Weighed {
  const lead = bytes[at] ?? 0;
  const trail = bytes[at + 1] ?? 0;
  if (lead > 0x80 && within(trail, 0x30, 0x39)) return { length: 4, weight: exotic };
  return twoBytes((first, second) => {
    if (second < 0xa1 || first < 0xa1) return exotic;
    if (within(first, 0xb0, 0xd7)) return common;
    if (first === 0xa1 || first === 0xa3) return mark;
    return rare;
  })(bytes, at);
}

const weighBig5 = twoBytes((lead, trail) => {
  if (within(lead, 0xa4, 0xc5) || (lead === 0xc6 && trail < 0x7f)) return common;
  if (within(lead, 0xa1, 0xa2)) return mark;
  return within(lead, 0xc9, 0xf9) ? rare : exotic;
});

const weighEucKr = twoBytes((lead, trail) => {
  if (trail < 0xa1) return exotic;
  if (within(lead, 0xb0, 0xc8)) return common;
  if (lead === 0xa1 || lead === 0xa3) return mark;
  return rare;
});

/** Above, below and behind a consonant. @see https://www.unicode.org/charts/PDF/U0E00.pdf */
function thaiFits(byte: number, before: number, after: number): boolean {
  const isConsonant = (other: number) => within(other, 0xa1, 0xce);
  const isVowelSign = (other: number) => other === 0xd1 || within(other, 0xd4, 0xd9);
  const isTone = (other: number) => within(other, 0xe7, 0xec);
  if (byte === 0xd1 || within(byte, 0xd4, 0xda) || byte === 0xe7) return isConsonant(before);
  if (isTone(byte)) return isConsonant(before) || isVowelSign(before);
  if (within(byte, 0xd0, 0xd3)) {
    return isConsonant(before) || isTone(before) || isVowelSign(before) || before === 0xd2;
  }
  if (within(byte, 0xe0, 0xe4)) return isConsonant(after);
  return true;
}

function weighThai(bytes: Uint8Array, at: number): Weighed {
  const byte = bytes[at] ?? 0;
  if (byte < 0xa1) return plain;
  const fits = thaiFits(byte, bytes[at - 1] ?? 0, bytes[at + 1] ?? 0);
  const isLetter = within(byte, 0xa1, 0xda) || within(byte, 0xe0, 0xec);
  if (!fits) return { length: 1, weight: impossible };
  if (isSecondByte(bytes[at + 1] ?? 0)) return { length: 1, weight: rare };
  return { length: 1, weight: isLetter ? thaiLetter : 0 };
}

const latinMarks = new Set([
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa1, 0xa3, 0xa7, 0xa9, 0xab,
  0xae, 0xb0, 0xb2, 0xb3, 0xb5, 0xb7, 0xba, 0xbb, 0xbc, 0xbd, 0xbf,
]);

function weighLatin(bytes: Uint8Array, at: number): Weighed {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) return plain;
  const [before, after] = [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0];
  if (before >= 0xc0 && after >= 0xc0) return { length: 1, weight: impossible };
  const isAscii = (other: number) => within(other | 0x20, 0x61, 0x7a);
  if (byte >= 0xc0) {
    // À alone is a word in French; a letter among none is not.
    const alone = before < 0x80 && after < 0x80 ? 0.2 : rare;
    return { length: 1, weight: isAscii(before) || isAscii(after) ? latinLetter : alone };
  }
  const isAmongOthers = within(before, 0x80, 0xbf) || within(after, 0x80, 0xbf);
  return { length: 1, weight: latinMarks.has(byte) && !isAmongOthers ? 0.2 : rare };
}

export const textEncodings: readonly TextEncoding[] = [
  { label: 'shift_jis', languages: ['ja'], weigh: weighShiftJis },
  { label: 'euc-jp', languages: ['ja'], weigh: weighEucJp },
  { label: 'big5', languages: ['zh-TW'], weigh: weighBig5 },
  { label: 'gb18030', languages: ['zh-CN'], weigh: weighGb18030 },
  { label: 'windows-874', languages: ['th'], weigh: weighThai },
  { label: 'euc-kr', languages: ['ko'], weigh: weighEucKr },
  {
    label: 'windows-1252',
    languages: ['en', 'de', 'fr', 'es', 'id'],
    weigh: weighLatin,
  },
];
