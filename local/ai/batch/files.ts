import { randomUUID } from 'node:crypto';

/** A file on the wire. @see https://platform.openai.com/docs/api-reference/files/object */
export interface FileObject {
  readonly id: string;
  readonly object: 'file';
  readonly bytes: number;
  /** Seconds. */
  readonly created_at: number;
  readonly filename: string;
  readonly purpose: 'batch' | 'batch_output';
  readonly status: 'processed';
}

export type Files = ReturnType<typeof createFiles>;

/** Files in memory. */
export function createFiles(nowSeconds: () => number) {
  const kept = new Map<string, { readonly file: FileObject; readonly text: string }>();
  return {
    add(filename: string, purpose: FileObject['purpose'], text: string): FileObject {
      const file: FileObject = {
        id: `file-${randomUUID().replaceAll('-', '')}`,
        object: 'file',
        bytes: Buffer.byteLength(text),
        created_at: nowSeconds(),
        filename,
        purpose,
        status: 'processed',
      };
      kept.set(file.id, { file, text });
      return file;
    },
    get: (id: string) => kept.get(id)?.file,
    text: (id: string) => kept.get(id)?.text,
    /** The newest first. */
    list: () => [...kept.values()].map(({ file }) => file).reverse(),
    remove: (id: string) => kept.delete(id),
    clear: () => kept.clear(),
  };
}
