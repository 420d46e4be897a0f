import { getDocumentProxy } from 'unpdf';
import type { TextReading } from './textReading';
import { UnreadableError } from './unreadableError';

/** The words of a PDF, page by page, as far as the limits go. @throws UnreadableError */
export async function readPdf(
  bytes: Uint8Array,
  maxCharacters: number,
  withinMs: number,
): Promise<TextReading> {
  const startedAt = performance.now();
  const isTimeLeft = () => performance.now() - startedAt < withinMs;
  const document = await open(bytes);
  const pages = document.numPages;
  let text = '';
  let pagesRead = 0;
  while (pagesRead < pages && text.length < maxCharacters && isTimeLeft()) {
    pagesRead += 1;
    const page = await document.getPage(pagesRead);
    const { items } = await page.getTextContent();
    const words = items
      .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
      .join('')
      .trim();
    page.cleanup();
    if (words !== '') text += `${text === '' ? '' : '\n\n'}[page ${pagesRead}]\n${words}`;
  }
  return { form: 'pdf', text, isWhole: pagesRead === pages, pages, pagesRead };
}

async function open(bytes: Uint8Array) {
  try {
    // What is odd about a file is nobody's business: no warnings.
    return await getDocumentProxy(bytes, { verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new UnreadableError(isLocked ? 'encrypted' : 'damaged', error);
  }
}
