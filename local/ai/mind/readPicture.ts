/** What the stand-in saw of a picture: proof that it arrived, and arrived whole. */
export interface SeenPicture {
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

/** @throws Error for what is no picture in a data URL: the service answers that with 400 */
export async function readPicture(url: string): Promise<SeenPicture> {
  const [, base64] = /^data:image\/(?:jpeg|png|webp|gif);base64,([A-Za-z0-9+/=]+)$/.exec(url) ?? [];
  if (base64 === undefined) throw new Error('Expected a base64-encoded data URL of a picture');
  // Loaded when there is a picture: most runs see none, and start the sooner.
  const { default: sharp } = await import('sharp');
  const picture = sharp(Buffer.from(base64, 'base64'), { failOn: 'error', limitInputPixels: 5e7 });
  const { format, width, height } = await picture.metadata();
  // A file that ends in the middle has a good head.
  await picture.stats();
  return { format, width, height };
}
