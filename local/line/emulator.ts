import { createFaults } from '../emulator/faults';
import { createRequestLog } from '../emulator/requestLog';
import { emulatorDefaults } from './emulatorDefaults';
import type { LineEmulatorOptions } from './lineEmulatorOptions';
import { createAccessTokens } from './state/accessTokens';
import { createChats, publicUser, type Chat, type User } from './state/chats';
import { createContents } from './state/contents';
import { createEmulatorClock } from './state/emulatorClock';
import { createEventStream } from './state/eventStream';
import { createMessageIds, newChatId } from './state/ids';
import { createQuotaCounter } from './state/quota';
import { createRateLimits } from './state/rateLimits';
import { createReplyTokens } from './state/replyTokens';
import type { LineFault } from './state/lineFault';
import { createRetryKeys } from './state/retryKeys';
import { createScheduler } from './state/scheduler';
import type { Entry } from './state/transcripts';
import { createWebhookStatistics } from './webhook/webhookStatistics';

const maxContentBytes = 512 * 1024 * 1024;

/** Everything that one emulated channel knows; handlers take it as their first parameter. */
export function createEmulator(options: LineEmulatorOptions) {
  const clock = createEmulatorClock(options);
  const { now } = clock;
  const channelId = options.channelId ?? emulatorDefaults.channelId;
  const scheduler = createScheduler(now);
  const stream = createEventStream();
  const loading = new Map<string, () => void>();
  const startSettings = () => ({
    webhook: { endpoint: options.webhookUrl, active: true },
    redelivery: options.redelivery ?? false,
  });

  const emulator = {
    options,
    channel: {
      id: channelId,
      secret: options.channelSecret,
      botName: options.botName ?? emulatorDefaults.botName,
      botUserId: newChatId('U', `bot of channel ${channelId}`),
    },
    settings: startSettings(),
    clock,
    now,
    scheduler,
    stream,
    chats: createChats({
      transcriptSize: options.transcriptSize ?? 1000,
      seedUsers: options.seedUsers ?? true,
    }),
    replyTokens: createReplyTokens(now),
    retryKeys: createRetryKeys(now),
    rateLimits: createRateLimits(now, options.rateLimits),
    quota: createQuotaCounter(now, options.quota ?? { type: 'none' }),
    contents: createContents(maxContentBytes),
    accessTokens: createAccessTokens(now, options.channelAccessToken),
    faults: createFaults<LineFault>(),
    requests: createRequestLog(options.requestLogSize ?? 10_000),
    webhookStatistics: createWebhookStatistics(),
    newMessageId: createMessageIds(),

    addEntry(chat: Chat, entry: Entry) {
      chat.transcript.add(entry);
      if (entry.from === 'bot') emulator.endLoading(chat);
      if (stream.hasListeners()) stream.publish({ type: 'entry', ...chatName(chat), entry });
    },
    entryChanged(chat: Chat, entry: Entry) {
      stream.publish({ type: 'entryChanged', ...chatName(chat), entry });
    },
    userChanged(user: User) {
      stream.publish({ type: 'user', user: publicUser(user) });
    },
    /** The animation ends by itself, or when a message of the bot arrives. */
    startLoading(chat: Chat, seconds: number) {
      loading.get(chat.id)?.();
      const end = () => emulator.endLoading(chat);
      loading.set(chat.id, scheduler.at(now() + seconds * 1000, end));
      stream.publish({ type: 'loading', ...chatName(chat), seconds, active: true });
    },
    endLoading(chat: Chat) {
      const cancel = loading.get(chat.id);
      if (!cancel) return;
      cancel();
      loading.delete(chat.id);
      stream.publish({ type: 'loading', ...chatName(chat), seconds: 0, active: false });
    },
    async advanceClock(ms: number) {
      await clock.advance(ms);
      scheduler.tick();
    },
    /** Back to the state of the start. The clock stays where it is, and the open pages stay connected. */
    reset() {
      scheduler.clear();
      loading.clear();
      emulator.settings = startSettings();
      emulator.chats.reset();
      emulator.replyTokens.clear();
      emulator.retryKeys.clear();
      emulator.rateLimits.reset();
      emulator.quota.reset();
      emulator.contents.clear();
      emulator.accessTokens.clear();
      emulator.faults.clear();
      emulator.requests.clear();
      emulator.webhookStatistics.clear();
      stream.publish({ type: 'reset' });
    },
  };
  return emulator;
}
export type Emulator = ReturnType<typeof createEmulator>;

/** Stream events name a one-to-one chat by its user, a group by its group. */
const chatName = (chat: Chat) =>
  chat.kind === 'user' ? { userId: chat.id } : { groupId: chat.id };
