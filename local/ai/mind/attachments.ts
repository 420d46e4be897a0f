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
}

/** `<attachment name="report.pdf" type="pdf" complete="yes">`, lines of text, `</attachment>`. */
const block = /<attachment((?:\s+\w+="[^"]*")*)\s*>\n?([\s\S]*?)\n?<\/attachment>/g;

export function hear(message: Message | undefined): Heard {
  const text = message === undefined ? '' : wordsOf(message);
  const attachments = [...text.matchAll(block)].map(([, head = '', body = '']) => ({
    name: attribute(head, 'name') ?? '',
    type: attribute(head, 'type') ?? '',
    text: body.trim(),
  }));
  const recordings = attachments.filter(({ type }) => type === 'recording');
  const spoken = recordings.map((recording) => recording.text);
  return {
    words: [text.replace(block, '').trim(), ...spoken].filter((part) => part !== '').join('\n'),
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
