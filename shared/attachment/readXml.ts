import { SaxesParser } from 'saxes';
import { UnreadableError } from './unreadableError';

export interface XmlHandlers {
  /** Names without their prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const chunkBytes = 64 * 1024;
/** Elements within elements: documents that people write have some thirty. */
const maxDepth = 500;

/**
 * Reads XML as a stream, until `isEnough`. Entities of its own are not expanded: the parser knows none but XML's five.
 * @throws UnreadableError `damaged`, `tooComplex`
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
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth) throw new UnreadableError('tooComplex');
    handlers.open?.(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close?.(local(name));
  });
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
