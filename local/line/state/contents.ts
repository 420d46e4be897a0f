export type Content = {
  bytes: Buffer;
  contentType: string;
  fileName?: string;
  /** Until then the content is being prepared (202, `processing`). */
  readyAt: number;
};

/** What users sent: pictures, video, audio, files, by message id. `'gone'` once it was unsent. */
export function createContents(maxBytes: number) {
  const contents = new Map<string, Content | 'gone'>();
  let held = 0;

  function drop(messageId: string) {
    const content = contents.get(messageId);
    if (content && content !== 'gone') held -= content.bytes.length;
    contents.delete(messageId);
  }

  return {
    add(messageId: string, content: Content) {
      contents.set(messageId, content);
      held += content.bytes.length;
      for (const oldest of contents.keys()) {
        if (held <= maxBytes || oldest === messageId) break;
        drop(oldest);
      }
    },
    find: (messageId: string) => contents.get(messageId),
    unsend(messageId: string) {
      if (!contents.has(messageId)) return;
      drop(messageId);
      contents.set(messageId, 'gone');
    },
    clear() {
      contents.clear();
      held = 0;
    },
  };
}
export type Contents = ReturnType<typeof createContents>;
