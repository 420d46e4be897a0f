import type { IncomingHttpHeaders } from 'node:http';

/** Each header as one text; what was sent more than once is joined by a comma. */
export function headerTexts(headers: IncomingHttpHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) texts[name] = typeof value === 'string' ? value : value.join(',');
  }
  return texts;
}
