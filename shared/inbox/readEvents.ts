import { BotError } from '../errors';
import type { JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import type { RawEvent } from '../line/webhookBody';
import { chatIdOf, type HandledEvent, parseWebhookEvent } from '../line/webhookEvent';
import type { ClaimCheck } from '../storage/claimCheck';
import type { Reporter } from '../telemetry/reporter';
import { concernsBot } from './concernsBot';
import { during, type EventFailure, type EventName, failuresOf } from './eventFailure';

export interface ReadEventsDeps {
  readonly claimCheck: Pick<ClaimCheck, 'get'>;
  readonly deadLetter: (item: JobItem<LineEventBody>) => Promise<void>;
  readonly reporter: Reporter;
}

/** An event of a queue message that is for us. */
export interface ReadItem {
  readonly item: JobItem<LineEventBody>;
  readonly event: HandledEvent;
  readonly chat: string;
}

/**
 * Leaves out what is not for us: unknown types, standby mode, events of no chat. An event whose stored body is gone goes to
 * the poison queue; one whose body cannot be read now is among the failures. Neither holds up the others of its message.
 */
export async function readEvents(
  deps: ReadEventsDeps,
  items: readonly JobItem<LineEventBody>[],
  again: boolean,
): Promise<{ events: ReadItem[]; failures: EventFailure[] }> {
  const read = await Promise.allSettled(
    items.map(async (item) => {
      const raw = await during(
        () => nameOf(item),
        () => loadEvent(deps, item.body).catch((error) => giveUpLost(deps, item, error, again)),
      );
      if (raw === undefined) return [];
      const event = parseWebhookEvent(raw);
      const chat = chatIdOf(event);
      if (event.type === 'ignored' || chat === undefined || !concernsBot(event)) {
        deps.reporter.report({
          name: 'event.skipped',
          fields: { type: event.type, reason: 'ignored' },
        });
        return [];
      }
      // Whoever answers, what was unsent is forgotten.
      if (event.mode === 'standby' && event.type !== 'unsend') {
        deps.reporter.report({
          name: 'event.skipped',
          fields: { type: event.type, reason: 'standby' },
        });
        return [];
      }
      return [{ item, event, chat }];
    }),
  );
  const events = read.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  return { events, failures: failuresOf(read) };
}

async function giveUpLost(
  deps: ReadEventsDeps,
  item: JobItem<LineEventBody>,
  error: unknown,
  again: boolean,
): Promise<undefined> {
  if (!(error instanceof BotError) || error.retryable) throw error;
  // A body goes when its event is done: what comes again finds it gone.
  if (again) {
    const fields = { type: 'unknown', reason: 'done' } as const;
    deps.reporter.report({ name: 'event.skipped', fields });
    return undefined;
  }
  await deps.deadLetter(item);
  const fields = { ...nameOf(item), code: error.code, retryable: false };
  deps.reporter.report({ name: 'event.failed', fields, traceparent: item.trace.traceparent });
}

/** The event of an item: in it, or in the blob that it names. @throws BotError `event.lost` when that is gone */
export async function loadEvent(
  { claimCheck }: Pick<ReadEventsDeps, 'claimCheck'>,
  body: LineEventBody,
): Promise<RawEvent> {
  if ('event' in body) return body.event;
  const event = await claimCheck.get(body.claim);
  if (event === undefined) throw new BotError('event.lost', 'The stored body of an event is gone');
  return event;
}

/** What an event is called before it has been read. */
function nameOf({ body }: JobItem<LineEventBody>): EventName {
  const webhookEventId = 'claim' in body ? body.claim : String(body.event.webhookEventId);
  return { webhookEventId, type: 'unknown' };
}
