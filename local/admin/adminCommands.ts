/** A command that is one management request. */
export interface AdminCommand {
  /** As one types it; a word in angle brackets takes a value. */
  readonly words: string;
  readonly purpose: string;
  readonly examples: readonly string[];
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/manage`; `<id>` stands for the value of that word. */
  readonly path: string;
  /** What is sent as JSON; `<id>` stands for a value, as in the path. A word `<file>` is sent as it is. */
  readonly json?: Readonly<Record<string, string>>;
  /** What cannot be taken back, in words: it is confirmed first. */
  readonly confirms?: string;
  /** The field of the answer that holds the rows of the table; the answer itself is the row without it. */
  readonly rows?: string;
  /** The fields that the table shows; all of them without it. */
  readonly columns?: readonly string[];
  /** Only the row whose `id` is the value of `<id>`, a line for each of its fields. */
  readonly one?: true;
  /** The answer is a part, and says with `next` where the next one begins. */
  readonly walk?: true;
}

/** What the first word of several commands is about. */
export const commandGroups: Readonly<Record<string, string>> = {
  poison: 'messages that failed too often',
  template: 'one template of rich messages',
  brand: 'the brand that every picture follows',
  image: 'one picture',
  chat: 'one chat',
  key: 'management keys',
};

export const adminCommands: readonly AdminCommand[] = [
  {
    words: 'version',
    purpose: 'show the version of the app and its management routes',
    examples: ['version', 'version --url https://bot.example.com'],
    method: 'GET',
    path: '',
  },
  {
    words: 'queues',
    purpose: 'count the messages on each queue and its poison queue',
    examples: ['queues', 'queues --json'],
    method: 'GET',
    path: '/queues',
    rows: 'queues',
  },
  {
    words: 'ai',
    purpose: 'show what the model has cost today, against the budget',
    examples: ['ai', 'ai --json'],
    method: 'GET',
    path: '/ai',
  },
  {
    words: 'poison replay <queue>',
    purpose: "put the messages of a queue's poison queue back to work",
    examples: ['poison replay line-events'],
    method: 'POST',
    path: '/queues/<queue>/replay',
  },
  {
    words: 'templates',
    purpose: 'list the templates of rich messages',
    examples: ['templates'],
    method: 'GET',
    path: '/templates',
    rows: 'templates',
    columns: ['id', 'origin', 'generator', 'categories', 'energy', 'seasons'],
  },
  {
    words: 'template show <id>',
    purpose: 'show everything about one template',
    examples: ['template show our-beach', 'template show our-beach --json'],
    method: 'GET',
    path: '/templates',
    rows: 'templates',
    one: true,
  },
  {
    words: 'template put <id> <file>',
    purpose: 'add or replace a template of your own: JSON with name and background',
    examples: ['template put our-beach beach.json'],
    method: 'PUT',
    path: '/templates/<id>',
    columns: ['id', 'version', 'categories', 'size'],
  },
  {
    words: 'template remove <id>',
    purpose: 'remove a template of your own; pictures made with it stay',
    examples: ['template remove our-beach', 'template remove our-beach --yes'],
    method: 'DELETE',
    path: '/templates/<id>',
    confirms: 'Removes the template <id>',
  },
  {
    words: 'upload <use> <file>',
    purpose: 'upload a picture as background, picture or logo, and show its name',
    examples: ['upload background beach.jpg', 'upload logo logo.png'],
    method: 'POST',
    path: '/uploads?use=<use>',
    columns: ['name', 'width', 'height', 'bytes', 'palette'],
  },
  {
    words: 'brand show',
    purpose: 'show the brand',
    examples: ['brand show'],
    method: 'GET',
    path: '/brand',
  },
  {
    words: 'brand set <file>',
    purpose: 'set the brand: JSON with name, logo, logoPlace, palette, typeface',
    examples: ['brand set brand.json'],
    method: 'PUT',
    path: '/brand',
  },
  {
    words: 'brand clear',
    purpose: 'remove the brand; pictures made with it stay',
    examples: ['brand clear', 'brand clear --yes'],
    method: 'DELETE',
    path: '/brand',
    confirms: 'Removes the brand from every picture from now on',
  },
  {
    words: 'preview <file>',
    purpose: 'draw a rich message: JSON with template, language, layout, cells, altText',
    examples: ['preview message.json'],
    method: 'POST',
    path: '/rich-messages/preview',
    columns: ['key', 'images', 'warnings'],
  },
  {
    words: 'verify-images',
    purpose: 'read back every picture that a sent message names',
    examples: ['verify-images'],
    method: 'POST',
    path: '/images/verify',
    walk: true,
  },
  {
    words: 'image remove <key>',
    purpose: 'remove a picture that no sent message names',
    examples: ['image remove KEY --yes'],
    method: 'DELETE',
    path: '/images/<key>',
    confirms: 'Removes the picture <key>',
  },
  {
    words: 'forget <user>',
    purpose: 'forget everything about a user',
    examples: ['forget U0123456789abcdef0123456789abcdef'],
    method: 'POST',
    path: '/users/forget',
    json: { userId: '<user>' },
    confirms: 'Forgets everything about the user <user>',
  },
  {
    words: 'chat resume <chat>',
    purpose: 'let the bot speak again in a chat that was left to people',
    examples: ['chat resume U0123456789abcdef0123456789abcdef'],
    method: 'POST',
    path: '/chats/resume',
    json: { chat: '<chat>' },
  },
];
