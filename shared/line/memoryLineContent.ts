import type { ContentResult, LineContent } from './lineContent';

/** Contents in memory: what is not there has never been sent. */
export function createMemoryLineContent(): LineContent & {
  readonly contents: Map<string, ContentResult>;
} {
  const contents = new Map<string, ContentResult>();
  return {
    contents,
    content: async (messageId) => contents.get(messageId) ?? { kind: 'notFound' },
  };
}
