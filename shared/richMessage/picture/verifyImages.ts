import { BotError } from '../../errors';
import { hashShards, shardOf } from '../../storage/hashShards';
import type { PictureRegister } from './pictureRegister';
import { imageWidths } from '../widths';

export interface VerifyImagesDeps {
  readonly register: Pick<PictureRegister, 'listNamed'>;
  readonly readBack: (key: string, width: number) => Promise<void>;
}

/** A picture that a sent message names and that does not answer. */
export interface MissingImage {
  readonly key: string;
  readonly width: number;
  readonly problem: string;
}

export interface VerifyResult {
  /** Pictures that were read back, each in its five widths. */
  readonly checked: number;
  readonly missing: readonly MissingImage[];
  /** Where the next call goes on; undefined at the end. */
  readonly next?: string;
}

/** Pictures of one call: some seconds of reading. */
const maxAtOnce = 100;
const inFlight = 8;

/**
 * Walks what sent messages name and reads every width back over HTTP, as LINE's apps do.
 * @param from where the walk goes on, as `next` of the call before says
 */
export async function verifyImages(deps: VerifyImagesDeps, from = ''): Promise<VerifyResult> {
  const keys: string[] = [];
  const start = Math.max(0, hashShards.indexOf(shardOf(from)));
  let after = from === '' ? undefined : from;
  let shard = start;
  while (shard < hashShards.length && keys.length < maxAtOnce) {
    const page = await deps.register.listNamed(hashShards[shard] ?? '', after);
    keys.push(...page.slice(0, maxAtOnce - keys.length));
    after = undefined;
    // A full page may have more behind it.
    if (keys.length < maxAtOnce) shard += 1;
  }
  const missing = await readAll(deps, keys);
  const last = keys.at(-1);
  const isEnd = keys.length < maxAtOnce || last === undefined;
  return { checked: keys.length, missing, ...(isEnd ? {} : { next: last }) };
}

async function readAll(
  { readBack }: VerifyImagesDeps,
  keys: readonly string[],
): Promise<MissingImage[]> {
  const todo = keys.flatMap((key) => imageWidths.map((width) => ({ key, width })));
  const missing: MissingImage[] = [];
  const work = async () => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      try {
        await readBack(next.key, next.width);
      } catch (error) {
        if (!(error instanceof BotError)) throw error;
        missing.push({ ...next, problem: error.message });
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  return missing.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.width - b.width));
}
