import type { PerformAction } from '../chat/performAction';

/** What a message on screen may use. */
export type MessageContext = {
  perform: PerformAction;
  /** A picture that this page uploaded, by message id. */
  uploadedUrl: (messageId: string) => string | undefined;
};
