import { type Language, languages } from '../../../shared/content/languages';
import { textLanguage } from '../../../shared/content/textLanguage';
import { type ChatRequest, type Message, wordsOf } from '../chat/chatRequest';
import { callTool, type Invent, type ToolCall } from '../wishes/callTool';
import { type Heard, hear } from './attachments';
import { cardCopy } from './cardCopy';
import { jsonOfSchema, type Wording } from './jsonOfSchema';
import { fill, quote } from './quote';
import { readPicture, type SeenPicture } from './readPicture';
import { sayings } from './sayings';

/** What the stand-in read of a file or a transcript. */
export interface ReadFile {
  readonly name: string;
  readonly type: string;
  /** The first characters. */
  readonly words: string;
}

/** What the stand-in answers, and what it saw. */
export interface Thought {
  readonly text: string | null;
  readonly call?: ToolCall;
  readonly language: Language;
  /** What was typed and said. */
  readonly words: string;
  readonly pictures: readonly SeenPicture[];
  readonly files: readonly ReadFile[];
}

const greeting =
  /^(hi|hello|hey|hola|bonjour|hallo|halo|xin chào|chào|สวัสดี|こんにちは|你好|안녕)/iu;
const thanking =
  /(thank|ありがとう|ขอบคุณ|謝謝|谢谢|고마|감사|cảm ơn|terima kasih|gracias|merci|danke)/iu;
const remembering =
  /(what did i (just )?say|remember|何と言|覚えて|จำได้ไหม|พูดว่าอะไร|我.*說了什麼|记得|記得|기억|vừa nói gì|tadi.*bilang|qué (te )?dije|qu’ai-je dit|was habe ich)/iu;

/** Of a file, and of what a tool answered. */
const maxRead = 200;

/** Decides what to answer. @throws Error for a picture that cannot be read */
export async function think(request: ChatRequest): Promise<Thought> {
  const { messages, response_format: format } = request;
  const last = messages.findLast(({ role }) => role === 'user');
  const pictures = await readPictures(last);
  const heard = hear(last);
  const language = languageOf(messages, heard);
  const files = [...heard.files, ...heard.recordings].map(({ name, type, text }) => ({
    name,
    type,
    words: text.slice(0, maxRead),
  }));
  const saw = { language, words: heard.words, pictures, files };
  const invent: Invent = (schema, place = [], root = schema) =>
    jsonOfSchema(schema, wordingIn(language, heard.words), place, root);
  // Who asks about a card wants no other.
  const call = heard.cards.length > 0 ? undefined : callTool(request, heard.words, invent);
  if (call !== undefined) return { text: null, call, ...saw };
  if (format?.type === 'json_schema') {
    return { text: JSON.stringify(invent(format.json_schema.schema)), ...saw };
  }
  const text = speak(messages, language, heard, pictures);
  return { text: format?.type === 'json_object' ? JSON.stringify({ text }) : text, ...saw };
}

function speak(
  messages: readonly Message[],
  language: Language,
  { words, files, recordings, cards }: Heard,
  pictures: readonly SeenPicture[],
): string {
  const said = sayings[language];
  const done = toolAnswers(messages);
  if (done !== undefined) return done.isDone ? fill(said.done, done.notes) : done.notes;
  const parts = files.map(({ name, text }) => fill(said.file, name, quote(text)));
  if (pictures.length > 0) {
    const sizes = pictures.map(({ width, height }) => `${width} x ${height}`).join(', ');
    parts.unshift(fill(said.picture, sizes));
  }
  if (cards.length > 0) return fill(said.about, quote(cards.join(' ')));
  // What was spoken wants an answer as if it had been typed.
  if (parts.length === 0 || recordings.length > 0) parts.push(reply(messages, language, words));
  return parts.join('\n');
}

function reply(messages: readonly Message[], language: Language, words: string): string {
  const said = sayings[language];
  if (remembering.test(words)) {
    const earlier = messages.filter(({ role }) => role === 'user').slice(0, -1);
    // A summary says nothing word by word.
    const before = earlier
      .map(hear)
      .findLast(({ words, files }) => words !== '' || files.length > 0);
    if (before === undefined) return said.nothingBefore;
    const names = before.files.map(({ name }) => name).join(', ');
    return fill(said.remembered, quote(before.words || names));
  }
  if (greeting.test(words)) return said.greeting;
  if (thanking.test(words)) return said.thanks;
  return fill(said.about, quote(words));
}

interface ToolAnswers {
  /** The `note` of each tool, or how its answer begins. */
  readonly notes: string;
  /** Whether no tool says, by `data.done`, that it could not do what was asked. */
  readonly isDone: boolean;
}

/** What the tools said that were just called. */
function toolAnswers(messages: readonly Message[]): ToolAnswers | undefined {
  const before = messages.findLastIndex(({ role }) => role !== 'tool');
  const answers = messages.slice(before + 1).map((message) => toolAnswer(wordsOf(message)));
  if (answers.length === 0) return undefined;
  return {
    notes: answers.map(({ notes }) => notes).join(' '),
    isDone: answers.every(({ isDone }) => isDone),
  };
}

function toolAnswer(content: string): ToolAnswers {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    parsed = undefined;
  }
  const { note, data } = (parsed ?? {}) as { note?: unknown; data?: { done?: unknown } };
  const notes = typeof note === 'string' ? note : content.slice(0, maxRead);
  return { notes, isDone: data?.done !== false };
}

/** What is written at each place of a structured answer, in the language that the place names. */
function wordingIn(language: Language, words: string): Wording {
  return (path) => {
    const own = languages.find((known) => path.includes(known)) ?? language;
    const bank = cardCopy[own];
    const copy = bank[Number(path.find((key) => /^\d+$/.test(key)) ?? 0) % bank.length];
    const name = path.at(-1) ?? '';
    if (copy !== undefined && Object.hasOwn(copy, name)) return copy[name as keyof typeof copy];
    if (name === 'language') return own;
    if (name === 'category' || name === 'mood') return undefined;
    return words === '' ? undefined : quote(words);
  };
}

async function readPictures(message: Message | undefined): Promise<SeenPicture[]> {
  if (message === undefined || !Array.isArray(message.content)) return [];
  const urls = message.content.flatMap((part) =>
    part.type === 'image_url' ? [part.image_url.url] : [],
  );
  return Promise.all(urls.map(readPicture));
}

/** Of the words; of instructions that name one ("language: th") where the words do not tell; of files where none does. */
function languageOf(messages: readonly Message[], { words, files }: Heard): Language {
  const instructions = messages
    .filter(({ role }) => role === 'system' || role === 'developer')
    .map(wordsOf)
    .join('\n');
  const [, named] =
    /\blanguage\b[^\n]{0,20}?\b(zh-TW|zh-CN|ja|th|ko|en|vi|id|es|fr|de)\b/i.exec(instructions) ??
    [];
  const usual = languages.find((known) => known.toLowerCase() === named?.toLowerCase());
  if (usual === undefined && words === '') {
    return textLanguage(files.map(({ text }) => text).join('\n'), 'en');
  }
  return textLanguage(words, usual ?? 'en');
}
