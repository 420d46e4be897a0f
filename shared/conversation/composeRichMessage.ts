import type { Clock, Timers } from '../clock';
import { errorCodeOf, isPassing, RenderError } from '../errors';
import type { ComposeRichMessageBody } from '../jobs/composeRichMessageJob';
import { itemJson, type JobItem } from '../jobs/envelope';
import { leaveTurns, type LeaveTurnsDeps } from '../inbox/leaveTurns';
import type { PictureMaker } from '../richMessage/picture/ensurePicture';
import { RichMessage } from '../richMessage/richMessage';
import type { Reporter } from '../telemetry/reporter';
import { attempt, maxAttempts } from '../inbox/attempt';
import { EventFailure } from '../inbox/eventFailure';
import type { ChatLease } from '../inbox/chatLease';
import { type ChatTurns, heirOf } from '../inbox/chatTurns';
import type { EventRecord, EventRecords } from '../inbox/eventRecords';
import { ownPicture, type OwnPictureDeps } from './ownPicture';
import { phrasesIn } from '../phrases/phrasesIn';
import { richMessageAnswer } from '../cards/richMessageWish';
import { type Answer, sendAnswer, type SendAnswerDeps } from '../delivery/sendAnswer';
import { textWithChips } from '../cards/quickReplies';
import { twinDelayMs } from '../inbox/twinSchedule';
import { withLease } from '../inbox/withLease';

export interface ComposeRichMessageDeps extends SendAnswerDeps, LeaveTurnsDeps, OwnPictureDeps {
  readonly records: EventRecords;
  readonly turns: ChatTurns;
  readonly pictureMaker: PictureMaker;
  readonly imageUrlOf: (key: string) => string;
  /** Brings up the next open turn of a chat: its queue item's JSON. */
  readonly resume: (itemJson: string) => Promise<void>;
  readonly deadLetter: (item: JobItem<ComposeRichMessageBody>, cause: string) => Promise<void>;
  /** A picture asked for longer ago than this is not sent any more, ms. */
  readonly answerForMs: number;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'every'>;
}

/** Receipts after which a job leaves what fails for a passing reason to its event's twin; below the host's limit of 5. */
const maxReceipts = 4;

/**
 * Draws the rich message of one turn, sends it, ends the turn and hands the chat on. What fails for a passing reason is tried
 * again by the queue a few times, and then left to the event's twin, whose turn knows the picture.
 * @throws what the queue is to try again
 */
export async function composeRichMessage(
  deps: ComposeRichMessageDeps,
  item: JobItem<ComposeRichMessageBody>,
  /** How often the queue has brought this job, this time included. */
  receipts = 1,
): Promise<void> {
  try {
    await composeTurn(deps, item, receipts);
  } catch (error) {
    const cause = error instanceof EventFailure ? error.cause : error;
    if (receipts < maxReceipts || !isPassing(cause)) throw error;
    if (error instanceof EventFailure && error.isReported) return;
    // It may have been handled, and its turn not ended: the event's twin would not see that.
    const { trace, at, body: picture } = item;
    await leaveTurns(deps, [{ trace, at, body: { picture } }]);
    const { webhookEventId } = item.body.turn;
    const code = errorCodeOf(cause);
    const fields = { type: 'richMessage', webhookEventId, code, retryable: true };
    deps.reporter.report({ name: 'event.failed', fields });
  }
}

async function composeTurn(
  deps: ComposeRichMessageDeps,
  item: JobItem<ComposeRichMessageBody>,
  receipts: number,
): Promise<void> {
  const { turn } = item.body;
  const entered = await deps.turns.inherit(turn.chat, heirOf(turn));
  if (entered.kind === 'waiting') {
    // Another worker has the chat: it finds the turn open, or ended. But the turn of what was given up is gone.
    if (item.replay === true) await enterAgain(deps, item);
    return;
  }
  const { lease } = entered;
  await withLease(deps.timers, lease, async () => {
    const startedAt = deps.clock();
    const { replay } = item;
    // The attempt that led to a new picture has ended; a picture that was handed over again had none.
    const handedOver = receipts === 1 && item.turn === undefined;
    const record = await deps.records.begin(turn, { replay, handedOver });
    if (record.state !== 'done' && record.state !== 'failed') {
      const deadLetter = (cause: string) => deps.deadLetter(item, cause);
      const isStale = startedAt - item.at > deps.answerForMs;
      const outcome = await attempt(
        { ...deps, deadLetter },
        () => ({ type: 'richMessage', webhookEventId: turn.webhookEventId }),
        record,
        async () => (isStale ? 'stale' : compose(deps, item.body, record)),
      );
      if (outcome !== 'failed') {
        await record.mark('done', outcome);
        deps.reporter.report({
          name: 'event.handled',
          fields: {
            type: 'richMessage',
            outcome,
            ms: deps.clock() - startedAt,
            waitedMs: startedAt - item.at,
            attempt: record.attempts,
          },
          traceparent: item.trace.traceparent,
        });
      }
    }
    if ((await lease.finish(turn)) === 'more') await handOn(deps, lease);
  });
}

/** Puts a replayed picture among the turns of its chat, which is busy, and leaves it to a twin as well. */
async function enterAgain(
  { turns, records, queueTwins, clock }: ComposeRichMessageDeps,
  { trace, body }: JobItem<ComposeRichMessageBody>,
): Promise<void> {
  const record = await records.begin(body.turn, { replay: true });
  if (record.state === 'done') return;
  const item = { trace, at: clock(), body: { picture: body } };
  await queueTwins([item], clock() + twinDelayMs);
  const entered = await turns.enter({ ...body.turn, item: itemJson(item) });
  // The chat has become free meanwhile: the twin takes it.
  if (entered.kind === 'holding') await entered.lease.release();
}

async function compose(
  deps: ComposeRichMessageDeps,
  body: ComposeRichMessageBody,
  record: EventRecord,
): Promise<string> {
  const startedAt = deps.clock();
  const richMessage = RichMessage.parse(body.richMessage);
  const { language, template, layout } = richMessage;
  const shown = body.language ?? language;
  const answer = (messages: Answer['messages']) =>
    sendAnswer(deps, record, {
      webhookEventId: body.turn.webhookEventId,
      type: 'richMessage',
      replyToken: body.replyToken,
      chat: body.turn.chat,
      messages,
    });
  let made: { key: string; cached: boolean };
  const key = await deps.pictureMaker.keyOf(richMessage);
  const card = { key, richMessage, category: body.category };
  if ((await ownPicture(deps, body, card)) === 'gone') return 'unsent';
  try {
    made = await deps.pictureMaker.ensure(richMessage, { named: true });
  } catch (error) {
    // A picture that will not come still owes its user a word, while the reply token lives.
    const neverDrawn = error instanceof RenderError && !error.retryable;
    if (!neverDrawn && record.attempts < maxAttempts) throw error;
    const code = errorCodeOf(error);
    deps.reporter.report({ name: 'picture.refused', fields: { code } });
    const outcome = await answer([textWithChips(phrasesIn(shown).pictureFailed, shown)]);
    // A bug is the operator's to see.
    if (!neverDrawn && !isPassing(error)) throw error;
    return outcome === 'replied' || outcome === 'pushed' ? `refused:${code}` : outcome;
  }
  deps.reporter.report({
    name: 'richMessage.composed',
    fields: { template, language, layout, cached: made.cached, ms: deps.clock() - startedAt },
  });
  if (body.owner === undefined) await deps.cards.keep(card);
  return answer(richMessageAnswer(deps.imageUrlOf(made.key), card, shown));
}

/** The chat's other turns belong to the event workers: the chat is given back and the next turn brought up. */
async function handOn(deps: ComposeRichMessageDeps, lease: ChatLease): Promise<void> {
  const next = await lease.next();
  await lease.release();
  if (next !== undefined) await deps.resume(next.item);
}
