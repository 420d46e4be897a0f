import type { Language } from '../../../shared/content/languages';
import { textLanguage } from '../../../shared/content/textLanguage';
import { fill, quote } from '../mind/quote';
import { sayings } from '../mind/sayings';
import { findWish } from '../wishes/findWish';

/** A place in the text, and the page that it is from. @see https://platform.openai.com/docs/guides/tools-web-search */
export interface UrlCitation {
  readonly type: 'url_citation';
  readonly start_index: number;
  readonly end_index: number;
  readonly url: string;
  readonly title: string;
}

export interface SearchResult {
  readonly query: string;
  readonly text: string;
  readonly citations: readonly UrlCitation[];
}

/** Finds the same example pages for the same words, and tells of them in the words' language. */
export function searchWeb(words: string, usual: Language): SearchResult {
  const wished = findWish('web_search', words)?.query;
  const query = typeof wished === 'string' ? wished : quote(words);
  const language = textLanguage(query, usual);
  const { found, pages } = sayings[language];
  let text = fill(found, query);
  const citations = pages.map((page, index): UrlCitation => {
    const title = fill(page, query);
    const url = `https://example.com/${language}/${index + 1}?q=${encodeURIComponent(query)}`;
    text += `\n- ${title} `;
    const start = text.length;
    text += `([example.com](${url}))`;
    return { type: 'url_citation', start_index: start, end_index: text.length, url, title };
  });
  return { query, text, citations };
}
