import { LRUCache } from 'lru-cache';
import { createSingleFlight } from '../cache/singleFlight';
import type { Clock, Delay } from '../clock';
import { BotError } from '../errors';
import type { Reporter } from '../telemetry/reporter';
import type { PictureCache } from './pictureCache';
import type { PictureRegister } from './pictureRegister';
import type { Renderer } from './createRenderer';
import type { RichMessage } from './richMessage';
import { imageWidths } from './widths';

export interface PictureMakerDeps {
  readonly keyOf: (message: RichMessage) => string;
  readonly pictures: PictureCache;
  readonly register: PictureRegister;
  readonly renderer: Pick<Renderer, 'render'>;
  /**
   * Fetches a stored width as LINE's apps will.
   * @throws BotError (retryable) when it does not answer as a picture of that many bytes
   */
  readonly readBack: (key: string, width: number) => Promise<void>;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly delay: Delay;
}

/** Sees to it that pictures exist, each drawn once however many ask for it. */
export interface PictureMaker {
  keyOf(message: RichMessage): string;
  /** Whether the picture may be named by a message right now. */
  isReady(key: string): Promise<boolean>;
  /**
   * Makes the picture unless it is there: draws it, stores the five widths, reads each back over HTTP. Answers its key.
   * @throws RenderError when it cannot be drawn; BotError (retryable) when storage or the image route does not answer
   */
  ensure(message: RichMessage): Promise<{ key: string; cached: boolean }>;
}

const pollMs = 100;

export function createPictureMaker(deps: PictureMakerDeps): PictureMaker {
  const { register, keyOf } = deps;
  /** Ready is for ever, so it is kept without a time limit. (`max` would make room for all entries at the start.) */
  const ready = new LRUCache<string, true>({ maxSize: 50_000, sizeCalculation: () => 1 });
  const once = createSingleFlight<boolean>();

  async function isReady(key: string): Promise<boolean> {
    if (ready.has(key)) return true;
    const is = await register.isReady(key);
    if (is) ready.set(key, true);
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
    isReady,
    async ensure(message) {
      const key = keyOf(message);
      if (await isReady(key)) return { key, cached: true };
      const cached = await once(key, () => makeOnce(key, message));
      ready.set(key, true);
      return { key, cached };
    },
  };
}

async function make(deps: PictureMakerDeps, key: string, message: RichMessage): Promise<void> {
  const picture = await deps.renderer.render(message);
  await deps.pictures.store(key, picture.images, picture.contentType);
  await Promise.all(imageWidths.map((width) => deps.readBack(key, width)));
}

/** Reads pictures back over HTTP from where messages will name them. */
export function createHttpReadBack(imageUrlOf: (key: string) => string, timeoutMs = 5000) {
  return async (key: string, width: number): Promise<void> => {
    const url = `${imageUrlOf(key)}/${width}`;
    const problem = (what: string, cause?: unknown) =>
      new BotError('picture.unreachable', `${url} ${what}`, { retryable: true, cause });
    let response: Response;
    let bytes: number;
    try {
      response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
      bytes = (await response.arrayBuffer()).byteLength;
    } catch (error) {
      throw problem('does not answer', error);
    }
    const type = response.headers.get('content-type');
    if (response.status !== 200) throw problem(`answers ${response.status}`);
    if (type !== 'image/jpeg' && type !== 'image/png') throw problem(`is served as ${type}`);
    if (bytes === 0) throw problem('is empty');
  };
}
