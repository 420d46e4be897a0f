import type { messagingApi } from '@line/bot-sdk';
import type { LineMessaging } from '../../shared/line/lineMessaging';
import { retryKeyOf } from '../../shared/line/retryKey';

/** A reply token lives about a minute, also from a redelivery, unless the event is 20 minutes old. */
const tokenLivesMs = 60_000;
const redeliveryLivesMs = 20 * 60_000;

/** One message request that LINE took: what people see. */
export interface Shown {
  readonly at: number;
  readonly via: 'reply' | 'push';
  readonly chat: string;
  /** The event that it answers. */
  readonly eventId: string;
  readonly messages: readonly messagingApi.Message[];
}

interface Token {
  readonly chat: string;
  readonly eventId: string;
  readonly eventAt: number;
  validUntil: number;
  used: boolean;
}

/** LINE's side: tokens that are used once and run out, retry keys, and what each chat shows. */
export interface SimulatedLine {
  readonly messaging: LineMessaging;
  readonly shown: readonly Shown[];
  /** A webhook with this token has just been sent, for the first time or again. */
  issueToken(token: string, of: { chat: string; eventId: string; eventAt: number }): void;
  tokenOf(eventId: string): { readonly validUntil: number } | undefined;
}

export function createSimulatedLine(clock: () => number): SimulatedLine {
  const tokens = new Map<string, Token>();
  const retryKeys = new Map<string, boolean>();
  const shown: Shown[] = [];
  const eventOfKey = new Map<string, string>();

  const messaging: LineMessaging = {
    async reply(replyToken, messages, { ambiguous = false } = {}) {
      const token = tokens.get(replyToken);
      if (token === undefined || token.used || clock() > token.validUntil) {
        return ambiguous ? { kind: 'unknown' } : { kind: 'invalidReplyToken' };
      }
      token.used = true;
      const { chat, eventId } = token;
      shown.push({ at: clock(), via: 'reply', chat, eventId, messages });
      return { kind: 'delivered' };
    },
    async push(to, messages, retryKey) {
      if (retryKeys.has(retryKey)) return { kind: 'alreadyAccepted' };
      retryKeys.set(retryKey, true);
      const eventId = eventOfKey.get(retryKey) ?? `unknown key ${retryKey}`;
      shown.push({ at: clock(), via: 'push', chat: to, eventId, messages });
      return { kind: 'delivered' };
    },
    profile: async () => ({ displayName: 'Somebody', language: 'en' }),
    showLoading: async () => undefined,
    markAsRead: async () => undefined,
    botInfo: async () => ({ userId: 'U0', displayName: 'Bot', basicId: '@bot' }),
  };

  return {
    messaging,
    shown,
    issueToken(token, { chat, eventId, eventAt }) {
      eventOfKey.set(retryKeyOf(`answer:${eventId}`), eventId);
      const known = tokens.get(token);
      if (known === undefined) {
        const validUntil = clock() + tokenLivesMs;
        tokens.set(token, { chat, eventId, eventAt, validUntil, used: false });
      } else if (clock() - known.eventAt < redeliveryLivesMs) {
        known.validUntil = clock() + tokenLivesMs;
      }
    },
    tokenOf: (eventId) => tokens.get(`token-${eventId}`),
  };
}
