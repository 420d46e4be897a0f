import { Brand } from '../richMessage/templates/brand';
import type { BrandSettings } from '../richMessage/templates/brandSettings';
import type { UploadStore } from '../richMessage/upload/uploadStore';
import { readJson } from './readJson';
import { ok, type Route } from './route';

export interface BrandRouteDeps {
  readonly brand: () => Promise<BrandSettings>;
  readonly uploads: () => Promise<Pick<UploadStore, 'get'>>;
}

export const brandRoutes: readonly Route<BrandRouteDeps>[] = [
  {
    method: 'GET',
    path: 'brand',
    scope: 'read',
    purpose: 'The brand that every picture follows',
    handle: async ({ brand }) => ok({ brand: (await (await brand()).get()) ?? null }),
  },
  {
    method: 'PUT',
    path: 'brand',
    scope: 'operate',
    purpose: 'Set the brand: name, logo, palette, typeface',
    handle: async ({ brand, uploads }, call) => {
      const read = await readJson(call, Brand);
      if ('refusal' in read) return read.refusal;
      // A logo that is not there would fail every picture from now on.
      if (read.value.logo !== undefined) await (await uploads()).get(read.value.logo);
      await (await brand()).set(read.value);
      return ok({ brand: read.value });
    },
  },
  {
    method: 'DELETE',
    path: 'brand',
    scope: 'operate',
    purpose: 'Take the brand back; pictures made with it stay',
    handle: async ({ brand }) => {
      await (await brand()).set(undefined);
      return ok({ brand: (await (await brand()).get()) ?? null });
    },
  },
];
