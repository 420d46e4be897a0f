import { checkMessages, type Destination } from '../../../../local/line/messages/checkMessages';

type ErrorBody = { message: string; details?: { message: string; property: string }[] };

/** What LINE would answer to these messages: the error's body, or `undefined` when it would take them. */
export function answerTo(messages: unknown, destination: Destination = { toGroup: false }) {
  return checkMessages(messages, destination)?.body as ErrorBody | undefined;
}

/** The properties complained of in one message, without `messages[0].`; none when LINE would take it. */
export function complaints(message: unknown, destination?: Destination): string[] {
  const details = answerTo([message], destination)?.details ?? [];
  return details.map(({ property }) => property.replace(/^messages\[0\]\./, ''));
}

export const https = 'https://example.com/picture.png';
export const urlOf = (length: number) => 'https://example.com/'.padEnd(length, 'a');
/** One grapheme cluster of eleven UTF-16 units. */
export const family = '👨‍👩‍👧‍👦';
