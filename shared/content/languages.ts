/** The languages that the product writes and draws, as BCP 47 tags. */
export const languages = [
  'ja',
  'th',
  'zh-TW',
  'zh-CN',
  'ko',
  'en',
  'vi',
  'id',
  'es',
  'fr',
  'de',
] as const;

export type Language = (typeof languages)[number];
