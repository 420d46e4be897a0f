/** Why what was sent is not answered by its content. */
export const unreadableReasons = [
  'tooLarge',
  'encrypted',
  'damaged',
  'empty',
  'noText',
  'unsupported',
  'unknownEncoding',
  'tooComplex',
  'busy',
  'readEnough',
  'silent',
  'video',
  'notReady',
  'gone',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];
