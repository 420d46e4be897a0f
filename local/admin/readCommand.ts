/** One management request. */
export interface Command {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/manage`. */
  readonly path: string;
  /** The field of the answer that holds the rows of the table; the answer itself is the row without it. */
  readonly rows?: string;
  /** The fields that the table shows; all of them without it. */
  readonly columns?: readonly string[];
  /** The file that is sent as the body. */
  readonly file?: string;
  /** What is sent as JSON; words in capitals stand for values, as in the path. */
  readonly json?: Readonly<Record<string, string>>;
  /** The answer is a part, and says with `next` where the next one begins. */
  readonly walk?: true;
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
    columns: ['id', 'origin', 'generator', 'categories', 'energy', 'seasons'],
  },
  {
    words: ['template', 'put', 'ID', 'FILE'],
    purpose: 'add or replace a template of your own: JSON with name and background',
    method: 'PUT',
    path: '/templates/ID',
    columns: ['id', 'version', 'categories', 'size'],
  },
  {
    words: ['template', 'remove', 'ID'],
    purpose: 'take back a template of your own',
    method: 'DELETE',
    path: '/templates/ID',
  },
  {
    words: ['upload', 'USE', 'FILE'],
    purpose: 'upload a picture as background, picture or logo; answers its name',
    method: 'POST',
    path: '/uploads?use=USE',
    columns: ['name', 'width', 'height', 'bytes', 'palette'],
  },
  {
    words: ['brand'],
    purpose: 'the brand that every picture follows',
    method: 'GET',
    path: '/brand',
  },
  {
    words: ['brand', 'set', 'FILE'],
    purpose: 'set it: JSON with name, logo, logoPlace, palette, typeface',
    method: 'PUT',
    path: '/brand',
  },
  { words: ['brand', 'clear'], purpose: 'take it back', method: 'DELETE', path: '/brand' },
  {
    words: ['preview', 'FILE'],
    purpose: 'draw a rich message: JSON with template, language, layout, cells, altText',
    method: 'POST',
    path: '/rich-messages/preview',
    columns: ['key', 'images', 'warnings'],
  },
  {
    words: ['verify-images'],
    purpose: 'read back every picture that a sent message names',
    method: 'POST',
    path: '/images/verify',
    walk: true,
  },
  {
    words: ['image', 'remove', 'KEY'],
    purpose: 'remove a picture that no sent message names',
    method: 'DELETE',
    path: '/images/KEY',
  },
  {
    words: ['forget', 'USER'],
    purpose: 'forget everything about a user',
    method: 'POST',
    path: '/users/forget',
    json: { userId: 'USER' },
  },
  {
    words: ['chat', 'resume', 'CHAT'],
    purpose: 'let the bot speak again in a chat that was left to people',
    method: 'POST',
    path: '/chats/resume',
    json: { chat: 'CHAT' },
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
  const { words, purpose: _purpose, ...command } = found;
  const path = words.reduce(
    (text, word, index) =>
      isPlaceholder(word) ? text.replace(word, encodeURIComponent(given[index] ?? '')) : text,
    found.path,
  );
  const file = given[words.indexOf('FILE')];
  const json =
    found.json &&
    Object.fromEntries(
      Object.entries(found.json).map(([name, word]) => [name, given[words.indexOf(word)] ?? '']),
    );
  return {
    ...command,
    path,
    ...(file === undefined ? {} : { file }),
    ...(json === undefined ? {} : { json }),
  };
}

function isPlaceholder(word: string): boolean {
  return word === word.toUpperCase();
}
