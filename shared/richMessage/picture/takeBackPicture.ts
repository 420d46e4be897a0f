import { BotError } from '../../errors';
import type { PictureMaker } from './ensurePicture';
import type { PictureCache } from './pictureCache';
import { isPersonal } from './pictureKey';
import type { RichMessage } from '../richMessage';
import { type ImageWidth, imageWidths } from '../widths';

export interface TakeBackPictureDeps {
  readonly pictureMaker: Pick<PictureMaker, 'ensure'>;
  readonly pictures: PictureCache;
  /** A card that says nothing of anybody. */
  readonly neutralCard: () => Promise<RichMessage>;
}

/**
 * Puts a neutral picture behind the name of a personal one: messages that name it stay whole, and say nothing of its owner.
 * @throws BotError `picture.notPersonal`; what drawing or storage throws
 */
export async function takeBackPicture(deps: TakeBackPictureDeps, key: string): Promise<void> {
  if (!isPersonal(key)) {
    throw new BotError('picture.notPersonal', 'A picture that people share is never replaced');
  }
  const neutral = await deps.neutralCard();
  const made = await deps.pictureMaker.ensure(neutral, { named: true });
  const all = await Promise.all(
    imageWidths.map(async (width) => [width, await deps.pictures.get(made.key, width)] as const),
  );
  const images = Object.fromEntries(
    all.map(([width, picture]) => [width, picture?.bytes]),
  ) as Record<ImageWidth, Buffer | undefined>;
  const [, first] = all[0] ?? [];
  if (first === undefined || !isWhole(images)) {
    throw new BotError('picture.removed', 'The neutral picture is not there', { retryable: true });
  }
  await deps.pictures.replace(key, images, first.contentType);
}

function isWhole(
  images: Record<ImageWidth, Buffer | undefined>,
): images is Record<ImageWidth, Buffer> {
  return imageWidths.every((width) => images[width] !== undefined);
}
