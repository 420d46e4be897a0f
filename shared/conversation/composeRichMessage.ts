import type { Clock, Timers } from '../clock';
import { RenderError } from '../errors';
import type { ComposeRichMessageBody } from '../jobs/composeRichMessageJob';
import type { JobItem } from '../jobs/envelope';
import type { PictureMaker } from '../richMessage/picture/ensurePicture';
import { RichMessage } from '../richMessage/richMessage';
import type { Reporter } from '../telemetry/reporter';
import { attempt, maxAttempts } from '../inbox/attempt';
import type { ChatLease } from '../inbox/chatLease';
import { type ChatTurns, heirOf } from '../inbox/chatTurns';
import type { EventRecord, EventRecords } from '../inbox/eventRecords';
import { ownPicture, type OwnPictureDeps } from './ownPicture';
import { phrasesIn } from '../phrases/phrasesIn';
import { richMessageAnswer } from '../cards/richMessageWish';
import { type Answer, sendAnswer, type SendAnswerDeps } from '../delivery/sendAnswer';
import { textWithChips } from '../cards/quickReplies';
import { withLease } from '../inbox/withLease';

export interface ComposeRichMessageDeps extends SendAnswerDeps, OwnPictureDeps {
  readonly records: EventRecords;
  readonly turns: ChatTurns;
  readonly pictureMaker: PictureMaker;
  readonly imageUrlOf: (key: string) => string;
  /** Brings up the next open turn of a chat: its queue item's JSON. */
  readonly resume: (itemJson: string) => Promise<void>;
  readonly deadLetter: (item: JobItem<ComposeRichMessageBody>) => Promise<void>;
  readonly reporter: Reporter;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'every'>;
}

/**
 * Draws the rich message of one turn, sends it, ends the turn and hands the chat on.
 * @throws what may succeed later, so that the queue tries again
 */
export async function composeRichMessage(
  deps: ComposeRichMessageDeps,
  item: JobItem<ComposeRichMessageBody>,
): Promise<void> {
  const { turn } = item.body;
  const entered = await deps.turns.inherit(turn.chat, heirOf(turn));
  // Another worker has the chat: it finds the turn open, or ended.
  if (entered.kind === 'waiting') return;
  const { lease } = entered;
  await withLease(deps.timers, lease, async () => {
    const startedAt = deps.clock();
    const record = await deps.records.begin(turn, { replay: item.replay });
    if (record.state !== 'done' && record.state !== 'failed') {
      const deadLetter = () => deps.deadLetter(item);
      const outcome = await attempt(
        { ...deps, deadLetter },
        () => ({ type: 'richMessage', webhookEventId: turn.webhookEventId }),
        record,
        () => compose(deps, item.body, record),
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
    // A picture that will not come still owes its user a word: it can never be drawn, or this was the last attempt.
    const neverDrawn = error instanceof RenderError && !error.retryable;
    if (!neverDrawn && record.attempts < maxAttempts) throw error;
    await answer([textWithChips(phrasesIn(shown).pictureFailed, shown)]);
    // What may pass is the operator's to see: it goes to the poison queue.
    if (!neverDrawn) throw error;
    return `refused:${error.code}`;
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
