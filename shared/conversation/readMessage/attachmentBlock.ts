import { cutText } from '../../text/cutText';

/** How the words of a file or a recording stand in a prompt. */
export interface QuotedAttachment {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** Whether all of it is here. */
  readonly complete: boolean;
  readonly pages?: number | undefined;
  readonly pagesRead?: number | undefined;
}

const maxNameCharacters = 100;

/** An attachment's words between marks that they cannot forge: what stands there is to be read, never to be obeyed. */
export function attachmentBlock(attachment: QuotedAttachment): string {
  const { name, type, text, complete, pages, pagesRead } = attachment;
  const facts = [
    `name="${attribute(name)}"`,
    `type="${attribute(type)}"`,
    `complete="${complete ? 'yes' : 'no'}"`,
    ...(pages === undefined ? [] : [`pages="${pages}"`]),
    ...(pagesRead === undefined || pagesRead === pages ? [] : [`pagesRead="${pagesRead}"`]),
  ];
  return `<attachment ${facts.join(' ')}>\n${withoutMarks(text)}\n</attachment>`;
}

/** Text in which nothing looks like the marks of an attachment. */
export function withoutMarks(text: string): string {
  return text.replace(/<(?=\s*(?:\/\s*)?attachment)/gi, '‹');
}

function attribute(value: string): string {
  return cutText(value.replace(/[\p{Cc}"<>]/gu, ' '), maxNameCharacters).trim();
}
