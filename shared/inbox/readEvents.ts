import { BotError, errorCodeOf } from '../errors';
import type { JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import type { RawEvent } from '../line/webhookBody';
import { chatIdOf, parseWebhookEvent } from '../line/webhookEvent';
import type { ClaimCheck } from '../storage/claimCheck';
import type { Reporter } from '../telemetry/reporter';
import { concernsBot } from './concernsBot';
import { during, type EventFailure, type EventName, failuresOf } from './eventFailure';
import { type EventIdentity, type EventRecords, isOver } from './eventRecords';
import type { TurnKey } from './turnRows';

export interface ReadEventsDeps {
  readonly claimCheck: Pick<ClaimCheck, 'get'>;
  readonly records: EventRecords;
  readonly deadLetter: (item: JobItem<LineEventBody>, cause: string) => Promise<void>;
  readonly reporter: Reporter;
}

/** An event of a queue message that is for us. */
export interface ReadItem {
  readonly item: JobItem<LineEventBody>;
  readonly type: string;
  readonly turn: TurnKey;
}

/** An item with which something went wrong that may go better later. */
export interface FailedItem {
  readonly item: JobItem<LineEventBody>;
  readonly failure: EventFailure;
}

/**
 * Leaves out what is not for us: unknown types, standby mode, events of no chat. An event whose stored body is gone although
 * it was never handled is given up; one whose body cannot be read now is among the failures. Neither holds up the others of
 * its message.
 */
export async function readEvents(
  deps: ReadEventsDeps,
  items: readonly JobItem<LineEventBody>[],
  again: boolean,
): Promise<{ events: ReadItem[]; failed: FailedItem[] }> {
  const events: ReadItem[] = [];
  const failed: FailedItem[] = [];
  const results = await Promise.allSettled(
    items.map((item) =>
      during(
        () => nameOf(item),
        () => readOne(deps, item, again),
      ),
    ),
  );
  for (const [index, result] of results.entries()) {
    const item = items[index];
    if (item === undefined) continue;
    if (result.status === 'rejected') {
      failed.push(...failuresOf([result]).map((failure) => ({ item, failure })));
    } else if (result.value !== undefined) events.push(result.value);
  }
  return { events, failed };
}

async function readOne(
  deps: ReadEventsDeps,
  item: JobItem<LineEventBody>,
  again: boolean,
): Promise<ReadItem | undefined> {
  const skip = (type: string, reason: 'ignored' | 'standby') =>
    deps.reporter.report({ name: 'event.skipped', fields: { type, reason } });
  if ('picture' in item.body) {
    return { item, type: 'richMessage', turn: item.body.picture.turn };
  }
  const raw = await loadEvent(deps, item.body).catch((error: unknown) =>
    giveUpLost(deps, item, error, again),
  );
  if (raw === undefined) return undefined;
  const event = parseWebhookEvent(raw);
  const { type } = event;
  const chat = chatIdOf(event);
  if (event.type === 'ignored' || chat === undefined || !concernsBot(event)) {
    skip(type, 'ignored');
    return undefined;
  }
  // Whoever answers, what was unsent is forgotten.
  if (event.mode === 'standby' && event.type !== 'unsend') {
    skip(type, 'standby');
    return undefined;
  }
  const { timestamp, webhookEventId } = event;
  return { item, type, turn: { chat, timestamp, webhookEventId } };
}

/** A body goes when its event is handled: whoever finds it gone looks whether that is so. */
async function giveUpLost(
  deps: ReadEventsDeps,
  item: JobItem<LineEventBody>,
  error: unknown,
  again: boolean,
): Promise<undefined> {
  if (!(error instanceof BotError) || error.retryable) throw error;
  const identity = identityOf(item.body);
  const record = identity && (await deps.records.find(identity));
  const isHandled = identity === undefined ? again : record && isOver(record, item);
  if (isHandled) {
    const fields = { type: 'unknown', reason: 'done' } as const;
    deps.reporter.report({ name: 'event.skipped', fields });
    return undefined;
  }
  const code = errorCodeOf(error);
  await deps.deadLetter(item, code);
  if (identity) await (await deps.records.begin(identity)).mark('failed', code);
  const fields = { ...nameOf(item), code: error.code, retryable: false };
  deps.reporter.report({ name: 'event.failed', fields, traceparent: item.trace.traceparent });
}

/** Undefined for a body of the release before, which did not say it. */
function identityOf(body: LineEventBody): EventIdentity | undefined {
  if (!('claim' in body)) return undefined;
  const { webhookEventId, timestamp } = body;
  return webhookEventId === undefined || timestamp === undefined
    ? undefined
    : { webhookEventId, timestamp };
}

/** The event of an item: in it, or in the blob that it names. @throws BotError `event.lost` when that is gone */
export async function loadEvent(
  { claimCheck }: Pick<ReadEventsDeps, 'claimCheck'>,
  body: Exclude<LineEventBody, { readonly picture: unknown }>,
): Promise<RawEvent> {
  if ('event' in body) return body.event;
  const event = await claimCheck.get(body.claim);
  if (event === undefined) throw new BotError('event.lost', 'The stored body of an event is gone');
  return event;
}

/** What an event is called before it has been read. */
function nameOf({ body }: JobItem<LineEventBody>): EventName {
  if ('picture' in body) {
    return { webhookEventId: body.picture.turn.webhookEventId, type: 'richMessage' };
  }
  const webhookEventId =
    'claim' in body ? (body.webhookEventId ?? body.claim) : String(body.event.webhookEventId);
  return { webhookEventId, type: 'unknown' };
}
