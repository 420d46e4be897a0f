const minuteMs = 60_000;
/** From the (re)delivery of the webhook. */
const replyTokenLifeMs = minuteMs;
/** From the event, whatever was redelivered since. */
const replyTokenLongestLifeMs = 20 * minuteMs;
const usedKept = 20_000;

type Token = { chatId: string; eventAt: number; deliveredAt: number };

export type TakenReplyToken =
  { kind: 'valid'; chatId: string } | { kind: 'used' } | { kind: 'expired' } | { kind: 'unknown' };

/**
 * Reply tokens: single use, one minute from the delivery of their webhook; a redelivery starts the minute anew
 * unless the token was used or its event is 20 minutes old.
 * @see https://developers.line.biz/en/reference/messaging-api/#send-reply-message
 */
export function createReplyTokens(now: () => number) {
  const live = new Map<string, Token>();
  const used = new Set<string>();

  function isAlive(token: Token) {
    return (
      now() - token.deliveredAt <= replyTokenLifeMs &&
      now() - token.eventAt <= replyTokenLongestLifeMs
    );
  }

  /** Tokens are kept in the order of their events, so the dead ones stand first. */
  function prune() {
    for (const [name, token] of live) {
      if (now() - token.eventAt <= replyTokenLongestLifeMs + minuteMs) return;
      live.delete(name);
    }
  }

  return {
    issue(name: string, chatId: string) {
      prune();
      live.set(name, { chatId, eventAt: now(), deliveredAt: now() });
    },
    /** The webhook that carries the token is being sent (again). */
    delivered(name: string) {
      const token = live.get(name);
      if (token) token.deliveredAt = now();
    },
    /** Looks without using the token up, so that a refused body leaves it usable. */
    look(name: string): TakenReplyToken {
      const token = live.get(name);
      if (!token) return { kind: used.has(name) ? 'used' : 'unknown' };
      return isAlive(token) ? { kind: 'valid', chatId: token.chatId } : { kind: 'expired' };
    },
    use(name: string) {
      live.delete(name);
      used.add(name);
      if (used.size <= usedKept) return;
      for (const oldest of used) {
        used.delete(oldest);
        break;
      }
    },
    clear() {
      live.clear();
      used.clear();
    },
  };
}
