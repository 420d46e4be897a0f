import type { messagingApi } from '@line/bot-sdk';
import { costOf } from '../../ai/modelCost';
import { inTime } from '../../inTime';
import { sendAnswer } from '../../delivery/sendAnswer';
import { ended, type TurnResult } from '../../inbox/turnResult';
import { messagesFor } from '../care/messagesFor';
import { answerMessages } from './answerMessages';
import { failureMessages, keptAnswer, saidOf } from './keptAnswer';
import type { Remembered } from '../memory/remembered';
import type { Promised } from '../memory/laterAnswers';
import { keepLoading } from './keepLoading';
import { laterButton } from './laterButton';
import { pictureJob } from './pictureJob';
import { isLong, summariseWhenLong } from './summarise';
import { thinkTurn } from './thinkTurn';
import type { ChatContext, ConverseDeps, Question, Thought } from './chatContext';

/** How often whoever taps the button is told that an answer is still thought about: a third of what they wait for. */
const renewLaterMs = 30_000;

/** The part of it that a turn gets at least, although those before it took long. */
const leastShare = 0.35;

/**
 * Answers with the model's words, in time: what takes longer is fetched by a button, since that brings a new reply token. A
 * model that fails gets an honest answer; nothing of it sends the event back to its queue.
 */
export async function converse(
  deps: ConverseDeps,
  context: ChatContext,
  question: Question,
): Promise<TurnResult> {
  const { event, chat, record, language } = context;
  const { webhookEventId } = event;
  const writing = { origin: question, gate: context.recall.gate };
  const send = async (
    messages: messagingApi.Message[],
    afterwards?: () => Promise<void>,
  ): Promise<TurnResult> => ({
    kind: 'ended',
    outcome: await sendAnswer(deps, record, {
      webhookEventId,
      type: event.type,
      replyToken: event.replyToken,
      chat,
      messages: await messagesFor(deps, event.source?.userId, messages),
    }),
    ...(afterwards === undefined ? {} : { afterwards }),
  });
  const said = saidBefore(context);
  if (said !== undefined) return send(answerMessages(said, { ...deps, language }));

  // Only a one-to-one chat can show it.
  const stopLoading = event.source?.type === 'user' ? keepLoading(deps, chat) : () => undefined;
  const work = thinkTurn(deps, context, question).finally(stopLoading);
  // Whoever waits for it sees its error; so does nobody when the button could not be sent.
  work.catch(() => undefined);
  const { answerWithinMs } = deps;
  const leftMs = context.receivedAt + answerWithinMs - deps.clock();
  const first = await inTime(deps.timers, work, Math.max(leftMs, answerWithinMs * leastShare));
  if (first === 'late') {
    // The button ends the animation; nothing is to bring it back.
    stopLoading();
    const promised = await deps.later.promise(webhookEventId, writing);
    const stopRenewing = deps.timers.every(
      renewLaterMs,
      () => void promised.renew().catch(() => undefined),
    );
    void work.catch(() => undefined).finally(stopRenewing);
    return send([laterButton(language, webhookEventId)], async () =>
      keepForLater(deps, context, question, promised, await work),
    );
  }
  const { result, charged } = first;
  if (result.kind === 'failed') {
    await deps.later.fail(webhookEventId, writing);
    return send(failureMessages(deps, context, result.failure), () => charged);
  }
  // What was asked has been taken back meanwhile: nobody waits for an answer to it.
  if ((await rememberAnswer(deps, context, question, result)) === 'gone') {
    return { ...ended('unsent'), afterwards: () => charged };
  }
  const kept = keptAnswer(deps, context, result);
  if (kept.kind === 'picture') {
    await charged;
    return pictureJob(context, kept, question);
  }
  return send(kept.messages, async () => {
    await charged;
    await finish(deps, context);
  });
}

/** Keeps what was thought of for whoever taps the button. */
async function keepForLater(
  deps: ConverseDeps,
  context: ChatContext,
  question: Question,
  promised: Promised,
  { result, charged }: Awaited<ReturnType<typeof thinkTurn>>,
): Promise<void> {
  await charged;
  if (result.kind === 'failed') return promised.fail();
  if (!(await promised.keep(keptAnswer(deps, context, result)))) return;
  await rememberAnswer(deps, context, question, result);
  await finish(deps, context);
}

/** An earlier attempt at this turn came as far as its answer. */
function saidBefore({ event, record, recall }: ChatContext): string | undefined {
  if (record.attempts < 2) return undefined;
  const { text } =
    recall.messages.find(({ from, id }) => from === 'bot' && id === event.webhookEventId) ?? {};
  return text?.startsWith('[') ? undefined : text;
}

async function rememberAnswer(
  { memory }: ConverseDeps,
  { event, recall: { gate } }: ChatContext,
  question: Question,
  result: Thought,
): Promise<'done' | 'gone'> {
  const text = saidOf(result);
  const { webhookEventId: id, timestamp: at } = event;
  const { messageIds: answers, askedBy: author } = question;
  const said: Remembered = { id, at, from: 'bot', text, answers, author };
  return memory.remember([said], { origin: question, gate });
}

/** What can wait until the answer is out. */
async function finish(deps: ConverseDeps, { event, chat, recall }: ChatContext): Promise<void> {
  if (!isLong(recall.messages)) return;
  const usage = await summariseWhenLong(deps, chat);
  if (usage === undefined) return;
  await deps.allowance.charge(event.source?.userId ?? chat, costOf(usage, deps.prices));
}
