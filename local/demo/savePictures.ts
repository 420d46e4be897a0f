import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The widths that LINE's apps ask for. @see https://developers.line.biz/en/reference/messaging-api/#base-url */
const widths = [240, 300, 460, 700, 1040] as const;

const extensions: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

export interface SavedPicture {
  readonly file: string;
  readonly bytes: number;
  readonly contentType: string;
}

/**
 * Fetches all widths of an imagemap's picture and saves them in `folder`, which is emptied first.
 *
 * @throws Error when one does not answer 200 with a picture
 */
export async function savePictures(baseUrl: string, folder: string): Promise<SavedPicture[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    widths.map(async (width) => {
      const response = await fetch(`${baseUrl}/${width}`);
      const contentType = response.headers.get('content-type') ?? 'no content type';
      const extension = extensions[contentType];
      if (response.status !== 200 || extension === undefined) {
        throw new Error(`${baseUrl}/${width} answers ${response.status}, ${contentType}`);
      }
      const content = Buffer.from(await response.arrayBuffer());
      const file = join(folder, `${width}.${extension}`);
      writeFileSync(file, content);
      return { file, bytes: content.byteLength, contentType };
    }),
  );
}
