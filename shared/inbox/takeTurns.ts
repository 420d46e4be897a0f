import type { Clock } from '../clock';
import type { ComposeRichMessageBody } from '../jobs/composeRichMessageJob';
import { itemJson, type JobItem } from '../jobs/envelope';
import type { LineEventBody } from '../jobs/lineEventJob';
import { type HandledEvent, parseWebhookEvent } from '../line/webhookEvent';
import type { ClaimCheck } from '../storage/claimCheck';
import type { Reporter } from '../telemetry/reporter';
import { attempt } from './attempt';
import type { ChatLease } from './chatLease';
import { heirOf } from './chatTurns';
import { during } from './eventFailure';
import { type EventRecords, isOver } from './eventRecords';
import { loadEvent } from './readEvents';
import type { TurnFacts } from './turnFacts';
import { ended, type TurnResult } from './turnResult';
import type { Turn } from './turnRows';
import { type LeaveTurnsDeps, orLeaveTurn } from './leaveTurns';

export interface TakeTurnsDeps extends LeaveTurnsDeps {
  readonly records: EventRecords;
  readonly claimCheck: Pick<ClaimCheck, 'get' | 'remove'>;
  /** Decides what one event asks for and does it. */
  readonly takeTurn: (event: HandledEvent, facts: TurnFacts) => Promise<TurnResult>;
  readonly enqueueRichMessage: (item: JobItem<ComposeRichMessageBody>) => Promise<void>;
  readonly deadLetter: (item: JobItem<LineEventBody>, cause: string) => Promise<void>;
  /** An event older than this is not answered any more, ms. */
  readonly answerForMs: number;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

/** What a turn has left to be done once its chat has been given back and the message's other events have been handled. */
export interface Afterwards {
  readonly webhookEventId: string;
  readonly work: () => Promise<void>;
}

/**
 * Takes the chat's open turns, oldest first, until none is left or a job has taken one over. What they leave to be done later
 * is put on `afterwards`.
 */
export async function takeTurns(
  deps: TakeTurnsDeps,
  lease: ChatLease,
  afterwards: Afterwards[],
): Promise<void> {
  /** What has arrived and is not taken yet. */
  const waiting = async () => {
    const bodies = (await lease.open()).map((turn) => readTurnItem(turn).body);
    const loaded = await Promise.all(
      bodies.flatMap((body) => ('picture' in body ? [] : [loadEvent(deps, body)])),
    );
    return loaded.map(parseWebhookEvent).filter((event) => event.type !== 'ignored');
  };
  for (;;) {
    const turn = await lease.next();
    if (turn === undefined) {
      if ((await lease.leave()) === 'more') continue;
      return;
    }
    const item = readTurnItem(turn);
    const name = { webhookEventId: turn.webhookEventId, type: 'turn' };
    const result = await orLeaveTurn(deps, name, [item], () => takeOne(deps, turn, item, waiting));
    if (result?.kind === 'ended' && result.afterwards) {
      afterwards.push({ webhookEventId: turn.webhookEventId, work: result.afterwards });
    }
    if (result?.kind === 'handOver') {
      const { job } = result;
      const rest = itemJson({ ...item, body: { picture: job } });
      if ((await lease.handOver(heirOf(turn), turn, rest)) === 'lost') return;
      const again = 'picture' in item.body ? ({ turn: 'check' } as const) : {};
      await deps.enqueueRichMessage({ trace: item.trace, at: deps.clock(), body: job, ...again });
      return;
    }
    if ((await orLeaveTurn(deps, name, [item], () => lease.finish(turn))) !== 'more') return;
  }
}

async function takeOne(
  deps: TakeTurnsDeps,
  turn: Turn,
  item: JobItem<LineEventBody>,
  waiting: TurnFacts['waiting'],
): Promise<TurnResult | undefined> {
  const startedAt = deps.clock();
  let type = 'unknown';
  const eventName = () => ({ webhookEventId: turn.webhookEventId, type });
  return during(eventName, async () => {
    const ageMs = startedAt - item.at;
    const isStale = ageMs > deps.answerForMs;
    if ('picture' in item.body && !isStale && item.replay !== true) {
      // Its job is the attempt: handing it over again is none.
      const found = await deps.records.find(turn);
      return found && isOver(found, {}) ? undefined : { kind: 'handOver', job: item.body.picture };
    }
    const record = await deps.records.begin(turn, { replay: item.replay });
    if (isOver(record, {})) return undefined;
    const deadLetter = (cause: string) => deps.deadLetter(item, cause);
    const work = async (): Promise<TurnResult | undefined> => {
      if ('picture' in item.body) {
        type = 'richMessage';
        return isStale ? ended('stale') : { kind: 'handOver', job: item.body.picture };
      }
      const event = parseWebhookEvent(await loadEvent(deps, item.body));
      type = event.type;
      if (event.type === 'ignored') return undefined;
      return deps.takeTurn(event, {
        chat: turn.chat,
        record,
        receivedAt: item.at,
        isStale,
        waiting,
      });
    };
    const result = await attempt({ reporter: deps.reporter, deadLetter }, eventName, record, work);
    if (result === 'failed' || result === undefined) return undefined;
    if (result.kind === 'handOver') return result;
    await record.mark('done', result.outcome);
    // What is left lying is collected by its age.
    if ('claim' in item.body) await deps.claimCheck.remove(item.body.claim).catch(() => undefined);
    const { outcome } = result;
    if (outcome === 'stale') deps.reporter.report({ name: 'event.stale', fields: { type, ageMs } });
    const [ms, waitedMs] = [deps.clock() - startedAt, startedAt - item.at];
    deps.reporter.report({
      name: 'event.handled',
      fields: { type, outcome, ms, waitedMs, attempt: record.attempts },
      traceparent: item.trace.traceparent,
    });
    return result;
  });
}

function readTurnItem(turn: Turn): JobItem<LineEventBody> {
  return JSON.parse(turn.item) as JobItem<LineEventBody>;
}
