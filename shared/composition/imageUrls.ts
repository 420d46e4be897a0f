import type { Config } from '../config/environment';

/** Where messages say that a picture is. */
export function imageUrls({ imageBaseUrl }: Pick<Config, 'imageBaseUrl'>): (key: string) => string {
  return (key) => `${imageBaseUrl}/api/images/${key}`;
}
