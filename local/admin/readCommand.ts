/** One management request. */
export interface Command {
  readonly method: 'GET' | 'POST';
  /** Below `/api/manage`. */
  readonly path: string;
  /** The field of the answer that holds the rows of the table; the answer itself is the row without it. */
  readonly rows?: string;
}

/** Every command; a word in capitals takes a value, put into the path in its place. */
export const commands: readonly (Command & {
  readonly words: readonly string[];
  readonly purpose: string;
})[] = [
  {
    words: ['version'],
    purpose: 'version of the app, management routes',
    method: 'GET',
    path: '',
  },
  {
    words: ['queues'],
    purpose: 'messages on each queue and its poison queue',
    method: 'GET',
    path: '/queues',
    rows: 'queues',
  },
  {
    words: ['poison', 'replay', 'QUEUE'],
    purpose: "put the messages of a queue's poison queue back to work",
    method: 'POST',
    path: '/queues/QUEUE/replay',
  },
  {
    words: ['templates'],
    purpose: 'templates of rich messages',
    method: 'GET',
    path: '/templates',
    rows: 'templates',
  },
];

/** The command that these words name; undefined when there is none. */
export function readCommand(given: readonly string[]): Command | undefined {
  const found = commands.find(
    ({ words }) =>
      words.length === given.length &&
      words.every((word, index) => isPlaceholder(word) || word === given[index]),
  );
  if (found === undefined) return undefined;
  const path = found.words.reduce(
    (text, word, index) =>
      isPlaceholder(word) ? text.replace(word, encodeURIComponent(given[index] ?? '')) : text,
    found.path,
  );
  return { method: found.method, path, ...(found.rows === undefined ? {} : { rows: found.rows }) };
}

function isPlaceholder(word: string): boolean {
  return word === word.toUpperCase();
}
