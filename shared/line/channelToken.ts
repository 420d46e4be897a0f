import type { Clock } from '../clock';
import { BotError } from '../errors';
import { openConnectionPool } from './connectionPool';

export interface ChannelTokenOptions {
  /** Used as it is when there is no `channelId`. */
  readonly channelAccessToken: string | undefined;
  /** With it, stateless tokens are issued from the channel's id and secret. */
  readonly channelId: string | undefined;
  readonly channelSecret: string;
  /** LINE's own address when undefined. */
  readonly apiBaseUrl: string | undefined;
  readonly clock: Clock;
}

/** A token is renewed when it has less than this left; stateless tokens live 15 minutes. */
const renewBeforeMs = 3 * 60 * 1000;
const timeoutMs = 5000;

/** Where the channel access token comes from. */
export interface ChannelToken {
  get(): Promise<string>;
  /** LINE refused this token: it is not handed out again. `false` when there is no way to another one. */
  refuse(token: string): boolean;
}

/**
 * The channel access token to call LINE with. Callers share one renewal; while the old token is valid nobody waits for it.
 * @throws BotError `line.token` (retryable) when none can be issued and the old one has run out
 * @see https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
 */
export function createChannelToken(options: ChannelTokenOptions): ChannelToken {
  const { channelAccessToken, channelId, clock } = options;
  if (channelId === undefined) {
    return {
      async get() {
        if (channelAccessToken === undefined) {
          throw new BotError(
            'line.token',
            'There is neither a channel access token nor a channel id',
          );
        }
        return channelAccessToken;
      },
      refuse: () => false,
    };
  }
  let current: { token: string; expiresAt: number } | undefined;
  let renewal: Promise<string> | undefined;

  function renew(): Promise<string> {
    renewal ??= issue(options, channelId ?? '')
      .then((issued) => {
        current = issued;
        return issued.token;
      })
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  }

  return {
    async get() {
      const leftMs = (current?.expiresAt ?? 0) - clock();
      if (current === undefined || leftMs <= 0) return renew();
      if (leftMs < renewBeforeMs) void renew().catch(() => undefined);
      return current.token;
    },
    refuse(token) {
      if (current?.token === token) current = undefined;
      return true;
    },
  };
}

async function issue(
  { apiBaseUrl = 'https://api.line.me', channelSecret, clock }: ChannelTokenOptions,
  channelId: string,
): Promise<{ token: string; expiresAt: number }> {
  await openConnectionPool();
  const startedAt = clock();
  const failed = (why: string, cause?: unknown) =>
    new BotError('line.token', `LINE issued no channel access token: ${why}`, {
      retryable: true,
      cause,
    });
  let response: Response;
  try {
    response = await fetch(`${apiBaseUrl}/oauth2/v3/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: channelId,
        client_secret: channelSecret,
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw failed('no answer', error);
  }
  if (!response.ok) throw failed(`status ${response.status}`);
  const { access_token: token, expires_in: seconds } = (await response.json()) as {
    access_token: string;
    expires_in: number;
  };
  return { token, expiresAt: startedAt + seconds * 1000 };
}
