import type { Clock } from '../../clock';
import type { Reporter } from '../../telemetry/reporter';
import type { PictureCache } from './pictureCache';
import { hashShards } from '../../storage/hashShards';
import type { PictureRegister } from './pictureRegister';

export interface CollectPicturesDeps {
  readonly register: Pick<PictureRegister, 'listReady' | 'claimRemoval'>;
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
  for (const shard of hashShards) {
    let after: string | undefined;
    do {
      const page = await deps.register.listReady(shard, before, after);
      for (const key of page.keys) removed += (await removePicture(deps, key)) ? 1 : 0;
      after = page.last;
    } while (after !== undefined);
  }
  deps.reporter.report({
    name: 'retention.collected',
    fields: { what: 'pictures', count: removed },
  });
  return removed;
}

/** Removes one picture; false when it is not there, or a message names it. */
export async function removePicture(
  { register, pictures }: Pick<CollectPicturesDeps, 'register' | 'pictures'>,
  key: string,
): Promise<boolean> {
  const removal = await register.claimRemoval(key);
  return removal === undefined ? false : removal.remove(() => pictures.remove(key));
}
