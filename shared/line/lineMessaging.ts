import type { messagingApi } from '@line/bot-sdk';

/**
 * `invalidReplyToken`: LINE did not take the first call with this token, so nothing was shown. `unknown`: an earlier call
 * with it may have been shown, and nobody can tell.
 */
export type ReplyResult =
  | { readonly kind: 'delivered'; readonly requestId?: string | undefined }
  | { readonly kind: 'invalidReplyToken'; readonly requestId?: string | undefined }
  | { readonly kind: 'unknown' };

/** `alreadyAccepted`: LINE had the same retry key before: that is success. */
export type PushResult =
  | { readonly kind: 'delivered' | 'alreadyAccepted'; readonly requestId?: string | undefined }
  | { readonly kind: 'quotaExhausted' }
  | { readonly kind: 'unreachable' };

export interface LineProfile {
  readonly displayName: string;
  /** BCP 47; absent when the user has not consented. */
  readonly language?: string | undefined;
  readonly pictureUrl?: string | undefined;
}

export interface ReplyOptions {
  /** An earlier attempt, perhaps of another process, may have sent this reply. */
  readonly ambiguous?: boolean;
}

/**
 * LINE's Messaging API as the product uses it.
 * @throws LineApiError; its status is undefined when no answer came and the outcome is unknown
 */
export interface LineMessaging {
  reply(
    replyToken: string,
    messages: messagingApi.Message[],
    options?: ReplyOptions,
  ): Promise<ReplyResult>;
  push(to: string, messages: messagingApi.Message[], retryKey: string): Promise<PushResult>;
  /** Undefined when the user has blocked the account or never consented. */
  profile(userId: string): Promise<LineProfile | undefined>;
  /** Shows the loading animation, 5 to 60 seconds in steps of 5, in a one-to-one chat. */
  showLoading(userId: string, seconds: number): Promise<void>;
  markAsRead(markAsReadToken: string): Promise<void>;
  botInfo(): Promise<{ userId: string; displayName: string; basicId: string }>;
}
