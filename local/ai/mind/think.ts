import { type Language, languages } from '../../../shared/content/languages';
import { textLanguage } from '../../../shared/content/textLanguage';
import { cardCopy } from './cardCopy';
import { jsonOfSchema } from './jsonOfSchema';
import { readPicture, type SeenPicture } from './readPicture';
import { type ChatRequest, type Message, type Tool, wordsOf } from '../chat/chatRequest';
import { sayings } from './sayings';

/** What the stand-in answers, and what it saw. */
export interface Thought {
  readonly text: string | null;
  readonly call?: { readonly name: string; readonly arguments: string };
  readonly pictures: readonly SeenPicture[];
}

const greeting =
  /^(hi|hello|hey|hola|bonjour|hallo|halo|xin chào|chào|สวัสดี|こんにちは|你好|안녕)/iu;
const thanking =
  /(thank|ありがとう|ขอบคุณ|謝謝|谢谢|고마|감사|cảm ơn|terima kasih|gracias|merci|danke)/iu;
const remembering =
  /(what did i (just )?say|remember|何と言|覚えて|จำได้ไหม|พูดว่าอะไร|我.*說了什麼|记得|記得|기억|vừa nói gì|tadi.*bilang|qué (te )?dije|qu’ai-je dit|was habe ich)/iu;
const wishing =
  /(picture|card|image|画像|カード|ภาพ|การ์ด|圖片|图片|卡片|사진|카드|hình|thẻ|gambar|kartu|imagen|tarjeta|carte|bild|karte)/iu;

/** Words that are quoted back. */
const mostQuoted = 60;

/** Decides what to answer. @throws Error for a picture that cannot be read */
export async function think(request: ChatRequest): Promise<Thought> {
  const pictures = await readPictures(request.messages);
  const last = lastOf(request.messages, 'user');
  const words = last === undefined ? '' : wordsOf(last).trim();
  const language = languageOf(request.messages, words);
  const format = request.response_format;
  const wished = toolFor(request, words);
  if (wished !== undefined) {
    const text = jsonFor(wished.function.parameters ?? {}, language, words);
    return { text: null, call: { name: wished.function.name, arguments: text }, pictures };
  }
  if (format?.type === 'json_schema') {
    return { text: jsonFor(format.json_schema.schema, language, words), pictures };
  }
  if (format?.type === 'json_object') {
    return { text: JSON.stringify({ text: speak(request, language, words, pictures) }), pictures };
  }
  return { text: speak(request, language, words, pictures), pictures };
}

function speak(
  { messages }: ChatRequest,
  language: Language,
  words: string,
  pictures: readonly SeenPicture[],
): string {
  const said = sayings[language];
  const fill = (saying: string, with_: string) => saying.replace('{}', () => with_);
  if (pictures.length > 0) {
    const sizes = pictures.map(({ width, height }) => `${width} x ${height}`).join(', ');
    return fill(said.picture, sizes);
  }
  if (remembering.test(words)) {
    const earlier = messages.filter(({ role }) => role === 'user').at(-2);
    if (earlier === undefined) return said.nothingBefore;
    return fill(said.remembered, quote(wordsOf(earlier)));
  }
  if (greeting.test(words)) return said.greeting;
  if (thanking.test(words)) return said.thanks;
  return fill(said.about, quote(words));
}

function quote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const graphemes = [...new Intl.Segmenter('en').segment(line)].map(({ segment }) => segment);
  return graphemes.length <= mostQuoted ? line : `${graphemes.slice(0, mostQuoted).join('')}…`;
}

/** The tool that the request wants called: the one it names, or the one that the words ask for; once in a turn. */
function toolFor({ tools, tool_choice: choice, messages }: ChatRequest, words: string) {
  if (tools === undefined || choice === 'none') return undefined;
  if (typeof choice === 'object')
    return tools.find(({ function: f }) => f.name === choice.function.name);
  if (choice === 'required') return tools.find((tool) => fits(tool, words)) ?? tools[0];
  if (messages.at(-1)?.role === 'tool') return undefined;
  return tools.find((tool) => fits(tool, words));
}

function fits({ function: { name, description = '' } }: Tool, words: string): boolean {
  if (/(picture|card|rich)/i.test(`${name} ${description}`) && wishing.test(words)) return true;
  return words.toLowerCase().includes(name.replaceAll('_', ' ').toLowerCase());
}

function jsonFor(schema: Record<string, unknown>, language: Language, words: string): string {
  const value = jsonOfSchema(schema, (path) => {
    const own = languages.find((known) => path.includes(known)) ?? language;
    const bank = cardCopy[own];
    const copy = bank[Number(path.find((key) => /^\d+$/.test(key)) ?? 0) % bank.length];
    const name = path.at(-1) ?? '';
    if (copy !== undefined && Object.hasOwn(copy, name)) return copy[name as keyof typeof copy];
    if (name === 'language') return own;
    if (name === 'category' || name === 'mood') return undefined;
    return words === '' ? undefined : quote(words);
  });
  return JSON.stringify(value);
}

async function readPictures(messages: readonly Message[]): Promise<SeenPicture[]> {
  const last = lastOf(messages, 'user');
  if (last === undefined || !Array.isArray(last.content)) return [];
  const urls = last.content.flatMap((part) =>
    part.type === 'image_url' ? [part.image_url.url] : [],
  );
  return Promise.all(urls.map(readPicture));
}

function lastOf(messages: readonly Message[], role: Message['role']): Message | undefined {
  return messages.findLast((message) => message.role === role);
}

/** Of the words; of instructions that name one ("language: th") where the words do not tell. */
function languageOf(messages: readonly Message[], words: string): Language {
  const instructions = messages
    .filter(({ role }) => role === 'system' || role === 'developer')
    .map(wordsOf)
    .join('\n');
  const [, named] = /\blanguage\b[^\n]{0,20}?\b(zh-TW|zh-CN|ja|th|ko|en|vi|id|es|fr|de)\b/i.exec(
    instructions,
  ) ?? ['', 'en'];
  const usual = languages.find((known) => known.toLowerCase() === named?.toLowerCase()) ?? 'en';
  return textLanguage(words, usual);
}
