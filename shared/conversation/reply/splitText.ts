import { cutText, piecesOf } from '../../text/cutText';

/** UTF-16 units of one text message. @see https://developers.line.biz/en/reference/messaging-api/#text-message */
const maxUnits = 5000;
/** Beyond this, a text is easier to read as several. */
const comfortableUnits = 1200;

const sentences = new Map<string, Intl.Segmenter>();

/**
 * Cuts a text into at most `maxParts` messages, at paragraphs where it can, else at the ends of sentences, else between words
 * and never within a character. What does not fit ends in an ellipsis.
 */
export function splitText(text: string, maxParts: number, language: string): string[] {
  const parts = pack(text, comfortableUnits, language);
  if (parts.length <= maxParts) return parts;
  const fuller = pack(text, maxUnits, language);
  if (fuller.length <= maxParts) return evenOut(text, maxParts, language) ?? fuller;
  const kept = fuller.slice(0, maxParts);
  const last = kept.at(-1) ?? '';
  return [...kept.slice(0, -1), `${cutText(last, maxUnits - 1)}…`];
}

/** About as much in each message. */
function evenOut(text: string, maxParts: number, language: string): string[] | undefined {
  for (let share = 1; share < 2; share += 0.2) {
    const units = Math.min(maxUnits, Math.ceil((text.length / maxParts) * share));
    const parts = pack(text, units, language);
    if (parts.length <= maxParts) return parts;
  }
  return undefined;
}

function pack(text: string, units: number, language: string): string[] {
  const parts: string[] = [];
  let current = '';
  const close = () => {
    if (current.trim() !== '') parts.push(current.trim());
    current = '';
  };
  for (const paragraph of text.split(/(?<=\n\n)/)) {
    if (current.length + paragraph.trimEnd().length > units) close();
    for (const piece of paragraph.trimEnd().length > units
      ? sentencesOf(paragraph, units, language)
      : [paragraph]) {
      if (current.length + piece.trimEnd().length > units) close();
      current += piece;
    }
  }
  close();
  return parts;
}

function sentencesOf(text: string, units: number, language: string): string[] {
  const segmenter =
    sentences.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  sentences.set(language, segmenter);
  return [...segmenter.segment(text)].flatMap(({ segment }) =>
    segment.length > units ? wordsOf(segment, units, language) : [segment],
  );
}

function wordsOf(text: string, units: number, language: string): string[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  return [...words.segment(text)].flatMap(({ segment }) => piecesOf(segment, units));
}
