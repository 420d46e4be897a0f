import type { Renderer } from '../richMessage/render/createRenderer';
import { uploadUses } from '../richMessage/upload/uploadLimits';
import type { UploadStore } from '../richMessage/upload/uploadStore';
import { ok, problem, type Route } from './route';

export interface UploadRouteDeps {
  readonly uploads: () => Promise<Pick<UploadStore, 'put'>>;
  readonly renderer: () => Promise<Pick<Renderer, 'readUpload'>>;
}

export const uploadRoutes: readonly Route<UploadRouteDeps>[] = [
  {
    method: 'POST',
    path: 'uploads',
    scope: 'operate',
    purpose: 'Upload a JPEG, PNG or WebP file (?use=background, picture or logo); answers its name',
    handle: async ({ uploads, renderer }, { query, body }) => {
      const wanted = query.get('use') ?? 'background';
      const use = uploadUses.find((known) => known === wanted);
      if (use === undefined) {
        return problem(400, 'Unknown use', `use is one of ${uploadUses.join(', ')}.`);
      }
      const { bytes, extension, ...rest } = await (await renderer()).readUpload(await body(), use);
      const name = await (await uploads()).put(bytes, extension);
      return ok({ name, use, bytes: bytes.byteLength, ...rest }, 201);
    },
  },
];
