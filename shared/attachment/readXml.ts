import { SaxesParser } from 'saxes';
import { UnreadableError } from './unreadableError';

export interface XmlHandlers {
  /** Names without their prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const chunkBytes = 64 * 1024;

/**
 * Reads XML as a stream, until `isEnough`. Entities of its own are not expanded: the parser knows none but XML's five.
 * @throws UnreadableError `damaged`
 */
export function readXml(
  bytes: Uint8Array,
  handlers: XmlHandlers,
  isEnough: () => boolean = () => false,
): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new UnreadableError('damaged', error);
  });
  parser.on('opentag', ({ name, attributes }) =>
    handlers.open?.(local(name), attributes as Record<string, string>),
  );
  parser.on('closetag', ({ name }) => handlers.close?.(local(name)));
  parser.on('text', (text) => handlers.text?.(text));
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
    if (isEnough()) return;
    parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
  }
  parser.close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
