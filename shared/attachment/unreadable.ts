import { unreadableAttachments } from './attachmentReader';

/** Why what was sent is not answered by its content: the file's own reasons, and those of its sender, LINE or the model. */
export const unreadableReasons = [
  ...unreadableAttachments,
  'readEnough',
  'silent',
  'video',
  'notReady',
  'gone',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];
