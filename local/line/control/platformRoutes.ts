import { z } from 'zod';
import { publicRequest } from '../../emulator/requestLog';
import { lineCoverage } from '../coverage';
import type { Emulator } from '../emulator';
import type { Route } from '../http/router';
import { LineFault } from '../state/lineFault';
import type { Deliver } from '../webhook/deliverEvents';
import { actAsUser } from '../webhook/userActions';
import { controlError, controlOk, readControl } from './controlAnswers';
import { chatOf, GivenUserEvent } from './userRoutes';

const maxStepMs = 400 * 24 * 60 * 60 * 1000;

const ClockStep = z.object({ advanceMs: z.number().min(0).max(maxStepMs) });
const ManyEvents = z.object({
  events: z.array(GivenUserEvent.extend({ userId: z.string() })).max(10_000),
});
const RateLimits = z.record(
  z.string(),
  z.object({ count: z.number().int().min(1).max(1_000_000), windowMs: z.number().int().min(1) }),
);
const ChannelChange = z.strictObject({
  quota: z
    .union([
      z.object({ type: z.literal('none') }),
      z.object({ type: z.literal('limited'), value: z.number().int().min(0) }),
    ])
    .optional(),
  consumption: z.number().int().min(0).optional(),
  webhook: z.object({ endpoint: z.url().optional(), active: z.boolean().optional() }).optional(),
  redelivery: z
    .union([
      z.literal(false),
      z.object({ attempts: z.number().int().min(1).max(100), intervalMs: z.number().min(0) }),
    ])
    .optional(),
  rateLimits: z.union([z.literal(false), RateLimits]).optional(),
});

/** What a fault may be `on`. */
const faultNames = new Set([
  'webhook',
  '*',
  ...lineCoverage.endpoints.flatMap(({ name }) => (name ? [name] : [])),
]);

/** The platform behind the chats: its clock, its faults, its settings, and what it has seen. */
export function platformRoutes(emulator: Emulator, deliver: Deliver): Route[] {
  const clock = () => ({ now: emulator.now(), offsetMs: emulator.clock.offsetMs() });
  return [
    { method: 'GET', path: '/emulator/clock', handler: () => controlOk(clock()) },
    {
      method: 'POST',
      path: '/emulator/clock',
      async handler(exchange) {
        const read = readControl(exchange, ClockStep);
        if ('refusal' in read) return read.refusal;
        await emulator.advanceClock(read.value.advanceMs);
        return controlOk(clock());
      },
    },
    {
      method: 'GET',
      path: '/emulator/faults',
      handler: () => controlOk({ faults: emulator.faults.list() }),
    },
    {
      method: 'POST',
      path: '/emulator/faults',
      handler(exchange) {
        const read = readControl(exchange, LineFault);
        if ('refusal' in read) return read.refusal;
        if (!faultNames.has(read.value.on)) {
          return controlError(400, `on: must be one of ${[...faultNames].join(', ')}`);
        }
        emulator.faults.add(read.value);
        return controlOk({ faults: emulator.faults.list() });
      },
    },
    {
      method: 'DELETE',
      path: '/emulator/faults',
      handler(exchange) {
        emulator.faults.clear(new URLSearchParams(exchange.query).get('on') ?? undefined);
        return controlOk({ faults: emulator.faults.list() });
      },
    },
    {
      method: 'GET',
      path: '/emulator/requests',
      handler: () =>
        controlOk({
          requests: emulator.requests.list().map(publicRequest),
          total: emulator.requests.total(),
        }),
    },
    {
      method: 'POST',
      path: '/emulator/reset',
      handler() {
        emulator.reset();
        return controlOk({});
      },
    },
    { method: 'GET', path: '/emulator/coverage', handler: () => controlOk(lineCoverage) },
    { method: 'GET', path: '/emulator/channel', handler: () => controlOk(publicChannel(emulator)) },
    {
      method: 'POST',
      path: '/emulator/channel',
      handler(exchange) {
        const read = readControl(exchange, ChannelChange);
        if ('refusal' in read) return read.refusal;
        changeChannel(emulator, read.value);
        return controlOk(publicChannel(emulator));
      },
    },
    {
      method: 'POST',
      path: '/emulator/webhook',
      async handler(exchange) {
        const read = readControl(exchange, ManyEvents);
        if ('refusal' in read) return read.refusal;
        const acts = [];
        for (const { userId, ...given } of read.value.events) {
          const user = emulator.chats.users.get(userId);
          if (!user) return controlError(404, `No such user: ${userId}`);
          const chat = chatOf(emulator, user, given);
          if ('refusal' in chat) return chat.refusal;
          acts.push(() => actAsUser(emulator, user, chat.chat, given));
        }
        const events = acts.map((act) => act());
        const { statusCode, reason } = await deliver(events);
        return controlOk({
          status: statusCode,
          reason,
          events: events.map(({ webhookEventId, replyToken }) => ({
            webhookEventId,
            ...(replyToken ? { replyToken } : {}),
          })),
        });
      },
    },
    {
      method: 'GET',
      path: '/emulator/stream',
      handler: () => ({ status: 200, takeOver: emulator.stream.join }),
    },
  ];
}

function changeChannel(emulator: Emulator, change: z.infer<typeof ChannelChange>) {
  emulator.quota.set({
    ...(change.quota ? { quota: change.quota } : {}),
    ...(change.consumption === undefined ? {} : { usage: change.consumption }),
  });
  const { webhook } = emulator.settings;
  webhook.endpoint = change.webhook?.endpoint ?? webhook.endpoint;
  webhook.active = change.webhook?.active ?? webhook.active;
  if (change.redelivery !== undefined) emulator.settings.redelivery = change.redelivery;
  if (change.rateLimits !== undefined) emulator.rateLimits.set(change.rateLimits);
}

function publicChannel(emulator: Emulator) {
  return {
    channelId: emulator.channel.id,
    botName: emulator.channel.botName,
    botUserId: emulator.channel.botUserId,
    quota: emulator.quota.quota(),
    consumption: emulator.quota.usage(),
    webhook: emulator.settings.webhook,
    redelivery: emulator.settings.redelivery,
    webhookStatistics: emulator.webhookStatistics.counts(),
  };
}
