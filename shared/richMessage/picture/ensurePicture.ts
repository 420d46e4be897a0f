import { LRUCache } from 'lru-cache';
import { createSingleFlight } from '../../cache/singleFlight';
import type { Clock, Delay } from '../../clock';
import { BotError } from '../../errors';
import type { Reporter } from '../../telemetry/reporter';
import type { PictureCache } from './pictureCache';
import type { PictureRegister } from './pictureRegister';
import type { Renderer } from '../render/createRenderer';
import type { RichMessage } from '../richMessage';
import { type ImageWidth, imageWidths } from '../widths';

export interface PictureMakerDeps {
  readonly keyOf: (message: RichMessage) => Promise<string>;
  readonly pictures: PictureCache;
  readonly register: PictureRegister;
  readonly renderer: Pick<Renderer, 'render'>;
  /**
   * Fetches a stored width as LINE's apps will.
   * @throws BotError (retryable) when it does not answer as a picture of that many bytes (of any number, when `bytes` is left out)
   */
  readonly readBack: (key: string, width: number, bytes?: number) => Promise<void>;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly delay: Delay;
}

/** Sees to it that pictures exist, each drawn once however many ask for it. */
export interface PictureMaker {
  /** @throws RenderError `render.unknownTemplate` */
  keyOf(message: RichMessage): Promise<string>;
  /**
   * Whether the picture may be named by a message right now. If so, it is registered as named: kept for ever. Costs nothing
   * when this process has named it before.
   */
  nameIfReady(key: string): Promise<boolean>;
  /**
   * Makes the picture unless it is there: draws it, stores the five widths, reads each back over HTTP. Answers its key.
   * With `named` it is also registered as one that a message names.
   * @throws RenderError when it cannot be drawn; BotError (retryable) when storage or the image route does not answer
   */
  ensure(
    message: RichMessage,
    options?: { readonly named?: boolean },
  ): Promise<{ key: string; cached: boolean }>;
}

const pollMs = 100;
/** A picture may be removed between its making and its naming; not again and again. */
const maxTries = 3;

export function createPictureMaker(deps: PictureMakerDeps): PictureMaker {
  const { register, keyOf } = deps;
  /** Named is for ever, so it is kept without a time limit. (`max` would make room for all entries at the start.) */
  const named = new LRUCache<string, true>({ maxSize: 50_000, sizeCalculation: () => 1 });
  const inOneFlight = createSingleFlight<boolean>();

  async function nameIfReady(key: string): Promise<boolean> {
    const known = named.has(key);
    deps.reporter.report({
      name: known ? 'cache.hit' : 'cache.miss',
      fields: { cache: 'named', level: 'memory', ms: 0 },
    });
    if (known) return true;
    const is = await register.name(key);
    if (is) named.set(key, true);
    return is;
  }

  /** Answers whether the picture was there already. */
  async function makeOnce(key: string, message: RichMessage): Promise<boolean> {
    for (;;) {
      const claim = await register.claim(key);
      switch (claim.kind) {
        case 'ready':
          return true;
        case 'leased':
          await deps.delay(pollMs);
          continue;
        case 'ours':
          try {
            await make(deps, key, message);
            await claim.ready();
            return false;
          } catch (error) {
            // Else its time limit ends the lease; what went wrong counts more.
            await claim.abandon().catch(() => undefined);
            throw error;
          }
        default:
          return claim satisfies never;
      }
    }
  }

  return {
    keyOf,
    nameIfReady,
    async ensure(message, { named: isNamed = false } = {}) {
      const key = await keyOf(message);
      if (isNamed && named.has(key)) return { key, cached: true };
      for (let tries = 0; tries < maxTries; tries += 1) {
        const cached =
          (await register.isReady(key)) || (await inOneFlight(key, () => makeOnce(key, message)));
        if (!isNamed || (await nameIfReady(key))) return { key, cached };
      }
      throw new BotError('picture.removed', 'A picture was removed while it was needed', {
        retryable: true,
      });
    },
  };
}

async function make(deps: PictureMakerDeps, key: string, message: RichMessage): Promise<void> {
  const picture = await deps.renderer.render(message);
  const written = await deps.pictures.store(key, picture.images, picture.contentType);
  // What a maker stored who died before this one may differ by a few bytes, and is as good.
  const bytesOf = (width: ImageWidth) =>
    written.has(width) ? picture.images[width].byteLength : undefined;
  await Promise.all(imageWidths.map((width) => deps.readBack(key, width, bytesOf(width))));
}
