import { type Message, wordsOf } from '../chat/chatRequest';

/** A file, or the transcript of a recording, that a message carries as text. */
export interface Attachment {
  readonly name: string;
  /** `recording` for a transcript. */
  readonly type: string;
  readonly text: string;
}

/** A message as the stand-in understands it. */
export interface Heard {
  /** What was typed, and what was said in recordings. */
  readonly words: string;
  readonly recordings: readonly Attachment[];
  readonly files: readonly Attachment[];
  /** What the cards say that the message is about: `[card: …]`. */
  readonly cards: readonly string[];
}

/** `<attachment name="report.pdf" type="pdf" complete="yes">`, lines of text, `</attachment>`. */
const block = /<attachment((?:\s+\w+="[^"]*")*)\s*>\n?([\s\S]*?)\n?<\/attachment>/g;

const card = /\[card: ([^\]]*)\]/g;
/** Says that a picture stands beside the words. */
const pictureMark = /\[picture\]/g;
/** What a sticker is about: a word that was sent as a picture. */
const sticker = /\[sticker: ([^\]]*)\]/g;

/** What a summary of earlier talk stands between. */
const summary = /<summary>[\s\S]*<\/summary>/g;
/** Who speaks, in a group. */
const speaker = /^Member \d+: ?/;

/** A place, as its name; where it lies is of no use in an answer. */
const location = /\[location: ([^\]]*?)(?: \([^()]*\))?\]/g;

export function hear(message: Message | undefined): Heard {
  const text = message === undefined ? '' : wordsOf(message);
  const attachments = [...text.matchAll(block)].map(([, head = '', body = '']) => ({
    name: attribute(head, 'name') ?? '',
    type: attribute(head, 'type') ?? '',
    text: body.trim(),
  }));
  const recordings = attachments.filter(({ type }) => type === 'recording');
  const spoken = recordings.map((recording) => recording.text);
  const typed = text
    .replace(speaker, '')
    .replace(summary, '')
    .replace(block, '')
    .replace(card, '')
    .replace(pictureMark, '')
    .replace(sticker, '$1')
    .replace(location, '$1')
    .trim();
  return {
    words: [typed, ...spoken].filter((part) => part !== '').join('\n'),
    cards: [...text.matchAll(card)].map(([, words = '']) => words),
    recordings,
    files: attachments.filter(({ type }) => type !== 'recording'),
  };
}

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function attribute(head: string, name: string): string | undefined {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(head) ?? [];
  return value?.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
}
