import type { Clock } from '../../clock';
import type { Reporter } from '../../telemetry/reporter';
import type { PictureCache } from './pictureCache';
import type { PictureRegister } from './pictureRegister';

export interface CollectPicturesDeps {
  readonly register: Pick<PictureRegister, 'lookThroughMade' | 'claimRemoval'>;
  readonly pictures: Pick<PictureCache, 'remove'>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

/** Pictures that nobody has sent within this time are collected: previews, and cards made ahead that nobody asked for. */
export const unnamedPictureDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

/** Removes old pictures that no sent message names; answers how many. */
export async function collectPictures(deps: CollectPicturesDeps): Promise<number> {
  const before = deps.clock() - unnamedPictureDays * dayMs;
  let removed = 0;
  await deps.register.lookThroughMade(before, async (key) => {
    removed += (await removePicture(deps, key, before)) ? 1 : 0;
  });
  deps.reporter.report({
    name: 'retention.collected',
    fields: { what: 'pictures', count: removed },
  });
  return removed;
}

/** Removes one picture; false when it is not there, or a message names it. */
export async function removePicture(
  {
    register,
    pictures,
  }: {
    readonly register: Pick<PictureRegister, 'claimRemoval'>;
    readonly pictures: Pick<PictureCache, 'remove'>;
  },
  key: string,
  readyBeforeMs?: number,
): Promise<boolean> {
  const removal = await register.claimRemoval(key, readyBeforeMs);
  return removal === undefined ? false : removal.remove(() => pictures.remove(key));
}
