import { type Language, languages } from '../content/languages';

/** What a chip's tap asks for; it travels as the postback's data (at most 300 characters). */
export interface RichMessageWish {
  readonly category: string;
  readonly language: Language;
}

const action = 'richMessage';

export function wishPostbackData({ category, language }: RichMessageWish): string {
  return new URLSearchParams({ action, category, language }).toString();
}

/** Undefined when the data is of something else. */
export function readWishPostback(data: string): RichMessageWish | undefined {
  const fields = new URLSearchParams(data);
  const category = fields.get('category') ?? '';
  const language = languages.find((known) => known === fields.get('language'));
  if (fields.get('action') !== action || language === undefined) return undefined;
  return /^[a-z_]{1,40}$/.test(category) ? { category, language } : undefined;
}
