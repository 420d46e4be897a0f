import type { messagingApi } from '@line/bot-sdk';
import type { LineMessaging, LineProfile, PushResult, ReplyResult } from './lineMessaging';

/** One call that was made. */
export interface RecordedSend {
  readonly via: 'reply' | 'push';
  /** The reply token, or whom it was pushed to. */
  readonly to: string;
  readonly messages: readonly messagingApi.Message[];
}

/** LINE in memory: keeps what was sent, takes each reply token and each retry key once, and fails as it is told. */
export interface MemoryLineMessaging extends LineMessaging {
  /** What users see: only what LINE took. */
  readonly sent: readonly RecordedSend[];
  readonly loading: readonly string[];
  readonly profiles: Map<string, LineProfile>;
  readonly expiredTokens: Set<string>;
  /** Throws before LINE has taken the next reply. */
  failNextReply(error: Error): void;
  /** Lets LINE take the next reply, then throws: the outcome is unknown to the caller. */
  loseNextAnswer(error: Error): void;
}

export function createMemoryLineMessaging(): MemoryLineMessaging {
  const sent: RecordedSend[] = [];
  const usedTokens = new Set<string>();
  const retryKeys = new Set<string>();
  const loading: string[] = [];
  const profiles = new Map<string, LineProfile>();
  const expiredTokens = new Set<string>();
  let failing: Error | undefined;
  let losing: Error | undefined;
  const taken = (error: Error | undefined, clear: () => void) => {
    clear();
    if (error) throw error;
  };
  return {
    sent,
    loading,
    profiles,
    expiredTokens,
    failNextReply: (error) => (failing = error),
    loseNextAnswer: (error) => (losing = error),
    async reply(replyToken, messages, { ambiguous = false } = {}): Promise<ReplyResult> {
      taken(failing, () => (failing = undefined));
      if (usedTokens.has(replyToken) || expiredTokens.has(replyToken)) {
        return ambiguous ? { kind: 'unknown' } : { kind: 'invalidReplyToken' };
      }
      usedTokens.add(replyToken);
      sent.push({ via: 'reply', to: replyToken, messages });
      taken(losing, () => (losing = undefined));
      return { kind: 'delivered' };
    },
    async push(to, messages, retryKey): Promise<PushResult> {
      if (retryKeys.has(retryKey)) return { kind: 'alreadyAccepted' };
      retryKeys.add(retryKey);
      sent.push({ via: 'push', to, messages });
      return { kind: 'delivered' };
    },
    profile: async (userId) => profiles.get(userId),
    showLoading: async (userId) => void loading.push(userId),
    markAsRead: async () => undefined,
    botInfo: async () => ({ userId: 'U0', displayName: 'Memory', basicId: '@memory' }),
  };
}
