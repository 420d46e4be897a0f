import { type CollectPicturesDeps, removePicture } from '../richMessage/picture/collectPictures';
import { verifyImages, type VerifyImagesDeps } from '../richMessage/picture/verifyImages';
import type { Reporter } from '../telemetry/reporter';
import { ok, problem, type Route } from './route';

export interface ImageRouteDeps {
  readonly images: () => Promise<
    VerifyImagesDeps & Pick<CollectPicturesDeps, 'register' | 'pictures'>
  >;
  readonly reporter: Reporter;
}

export const imageRoutes: readonly Route<ImageRouteDeps>[] = [
  {
    method: 'POST',
    path: 'images/verify',
    scope: 'read',
    purpose: 'Read back the pictures that sent messages name, a hundred at a time (?from=)',
    handle: async ({ images, reporter }, { query }) => {
      const result = await verifyImages(await images(), query.get('from') ?? '');
      const { checked, missing } = result;
      reporter.report({ name: 'images.verified', fields: { checked, missing: missing.length } });
      return ok(result);
    },
  },
  {
    method: 'DELETE',
    path: 'images/{key}',
    scope: 'operate',
    purpose: 'Remove a picture that no sent message names',
    handle: async ({ images }, { segments: [, key = ''] }) =>
      (await removePicture(await images(), key))
        ? ok({ key, removed: true })
        : problem(409, 'Not removed', 'There is no such picture, or a sent message names it.'),
  },
];
