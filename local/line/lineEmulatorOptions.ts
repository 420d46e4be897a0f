import type { Quota } from './state/quota';
import type { RateLimitSetting } from './state/rateLimits';

/** Redelivery of webhooks that failed: how often, and how long between (ms of the emulator's clock). */
export type Redelivery = { attempts: number; intervalMs: number };

export type LineEmulatorOptions = {
  /** 0 takes a free one. */
  port: number;
  webhookUrl: string;
  channelSecret: string;
  channelAccessToken: string;
  channelId?: string;
  botName?: string;
  /** Folder with the chat page's `index.html`, `client.js` and `style.css`. Without it there is no page. */
  pageDirectory?: string;
  /** Milliseconds since the epoch. @default this machine's time */
  clock?: () => number;
  /** Moves `clock`. @default the emulator adds an offset of its own */
  advanceClock?: (ms: number) => Promise<void>;
  /** How far `clock` is ahead of the machine's time. @default the difference to `Date.now()` */
  clockOffsetMs?: () => number;
  /** @default {type: 'none'} */
  quota?: Quota;
  /** LINE leaves it off until the channel's owner switches it on. @default false */
  redelivery?: false | Redelivery;
  /** LINE counts `request_timeout` after 2 seconds. @default 2000 */
  webhookTimeoutMs?: number;
  /** `false` for none; names override LINE's own. @default LINE's own */
  rateLimits?: RateLimitSetting;
  /** API calls kept for `/emulator/requests`. @default 10000 */
  requestLogSize?: number;
  /** Entries kept per chat. @default 1000 */
  transcriptSize?: number;
  /** Start with four users (ja, th, zh-TW, en). @default true */
  seedUsers?: boolean;
};
