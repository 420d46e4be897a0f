/** LINE takes larger ones; what is read is held in memory, more than once. */
export const maxAttachmentBytes = 20 * 1024 * 1024;
