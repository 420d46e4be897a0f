import { element } from '../elements/element';

const link = /https?:\/\/[^\s<>"'、。，）」]+/g;

/** Text with its web addresses as links. */
export function linkify(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    parts.push(text.slice(at, match.index));
    const [address] = match;
    parts.push(
      element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, [address]),
    );
    at = match.index + address.length;
  }
  parts.push(text.slice(at));
  return parts;
}
