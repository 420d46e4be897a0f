/** What people send to be read. */
export interface AttachmentEvents {
  /** Something that a user sent was read, or it was found why it cannot be. */
  'attachment.read': { as: string; outcome: string; bytes: number; ms: number };
  /** A process ended while it read: it was killed for its time or its memory, crashed, or never started. */
  'attachment.lost': { reason: 'start' | 'time' | 'memory' | 'crash' | 'closed' };
}
