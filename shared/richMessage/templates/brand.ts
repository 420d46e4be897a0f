import { z } from 'zod';
import { hexColor, luminance, minContrast } from '../render/draw/color';
import { UploadName } from '../upload/uploadName';

const Color = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #06c755');
const brightness = (color: string) => luminance(...hexColor(color));

/** Light ink reaches 4.5:1 on any veil from here on, dark ink up to there. */
const leastLight = 0.6;
const maxDark = 0.06;

/** The colours that words, veils and buttons are made of. */
const BrandPalette = z
  .object({
    /** Buttons and rules. */
    accent: Color,
    /** Words on light ground. */
    dark: Color,
    /** Words on dark ground. */
    light: Color,
  })
  .refine(({ light }) => brightness(light) >= leastLight, {
    path: ['light'],
    message: `is too dark: words in it could not reach ${minContrast}:1 on every picture`,
  })
  .refine(({ dark }) => brightness(dark) <= maxDark, {
    path: ['dark'],
    message: `is too light: words in it could not reach ${minContrast}:1 on every picture`,
  });

const logoPlaces = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;

/** What an operator sets once and every picture follows. */
export const Brand = z.object({
  /** Small at the foot of pictures that have words of their own on the background. */
  name: z.string().max(60).optional(),
  /** An uploaded picture; PNG with transparency looks best. */
  logo: UploadName.optional(),
  logoPlace: z.enum(logoPlaces).default('topRight'),
  palette: BrandPalette.optional(),
  typeface: z.enum(['sans', 'rounded']).default('sans'),
});
export type Brand = z.infer<typeof Brand>;
