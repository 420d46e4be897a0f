import type { messagingApi } from '@line/bot-sdk';
import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import type { AiAllowance } from '../../ai/aiAllowance';
import { type ModelClient, ModelError, type ModelFailure } from '../../ai/modelClient';
import { costOf } from '../../ai/modelCost';
import type { ModelPrices } from '../../config/limits';
import type { Language } from '../../content/languages';
import { localTime, usualTimeZone } from '../../content/localTime';
import type { HandledEvent } from '../../line/webhookEvent';
import type { Subscribers } from '../../subscriber/subscribers';
import type { EventRecord } from '../eventRecords';
import type { ChatMemory, ChatRecall, Remembered } from '../memory/chatMemory';
import type { KeptAnswer, LaterAnswers } from '../memory/laterAnswers';
import { phrasesIn } from '../phrases/phrasesIn';
import { sendAnswer, type SendAnswerDeps } from '../sendAnswer';
import type { Tool } from '../tools/tool';
import type { TurnResult } from '../turnResult';
import { answerMessages, chatChips } from './answerMessages';
import { keepLoading } from './keepLoading';
import { againChip, laterButton } from './laterButton';
import { buildPrompt } from './prompt';
import { summariseWhenLong } from './summarise';
import { type Conclusion, type Effort, noEffort, think } from './think';

export interface ConverseDeps extends SendAnswerDeps {
  readonly memory: ChatMemory;
  readonly later: LaterAnswers;
  readonly models: ModelClient;
  readonly allowance: Pick<AiAllowance, 'charge'>;
  readonly prices: ModelPrices;
  readonly subscribers: Pick<Subscribers, 'choicesOf'>;
  readonly persona: string;
  readonly tools: readonly Tool[];
  readonly offerPerson: boolean;
  /** Makes of a user id what the model's provider may know. */
  readonly identityHash: (id: string) => string;
  /** From the webhook to an answer or the button for it, ms. @default 14 s */
  readonly answerWithinMs?: number;
  /** How long a tap on that button waits, ms. @default 10 s */
  readonly laterWaitMs?: number;
}

/** One turn: whose, where, and by when it must be answered. */
export interface Turn {
  readonly event: HandledEvent;
  readonly chat: string;
  readonly record: EventRecord;
  readonly language: Language;
  /** When the webhook came, ms: the reply token lives about a minute from then. */
  readonly receivedAt: number;
  readonly recall: ChatRecall;
}

/** What is to be answered: something to think about, or something that can only be said. */
export type Asked =
  | {
      readonly kind: 'ask';
      readonly parts: readonly ChatCompletionContentPart[];
      readonly remember: readonly Remembered[];
      readonly language?: Language;
    }
  | { readonly kind: 'say'; readonly text: string; readonly remember: readonly Remembered[] };

export interface Question {
  /** Of the messages that the answer answers: when one of them goes, so does the answer. */
  readonly messageIds: readonly string[];
  /** @throws ModelError of a model that reads */
  readonly read: (deadlineAt: number) => Promise<Asked>;
}

/** People wait for 20 s at most; sending, and a retry of it, takes some of them. */
const usualAnswerWithinMs = 14_000;
/** The part of it that a turn gets at least, although those before it took long. */
const leastShare = 0.35;
/** Time for a download and for reading. */
const readWithinMs = 12_000;

/**
 * Answers with the model's words, in time: what takes longer is fetched by a button, since that brings a new reply token. A
 * model that fails gets an honest answer; nothing of it sends the event back to its queue.
 */
export async function converse(
  deps: ConverseDeps,
  turn: Turn,
  question: Question,
): Promise<TurnResult> {
  const { event, chat, record, language } = turn;
  const { webhookEventId } = event;
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
      messages,
    }),
    ...(afterwards === undefined ? {} : { afterwards }),
  });
  const said = saidBefore(turn);
  if (said !== undefined) return send(answerMessages(said, { ...deps, language }));

  const isPrivate = event.source?.type === 'user';
  const stopLoading = isPrivate ? keepLoading(deps.line, chat) : () => undefined;
  const work = thinkIt(deps, turn, question).finally(stopLoading);
  // Whoever waits for it sees its error; so does nobody when the button could not be sent.
  work.catch(() => undefined);
  const { answerWithinMs = usualAnswerWithinMs } = deps;
  const leftMs = turn.receivedAt + answerWithinMs - deps.clock();
  const first = await inTime(work, Math.max(leftMs, answerWithinMs * leastShare));
  if (first === 'late') {
    // The button ends the animation; nothing is to bring it back.
    stopLoading();
    const promised = await deps.later.promise(chat, webhookEventId, question.messageIds);
    return send([laterButton(language, webhookEventId)], async () => {
      const { result, charged } = await work;
      await charged;
      if (result.kind === 'failed') return promised.fail();
      if (!(await promised.keep(keptAnswer(deps, turn, result)))) return;
      await rememberAnswer(deps, turn, question, result);
      await finish(deps, turn);
    });
  }
  const { result, charged } = first;
  if (result.kind === 'failed') {
    await deps.later.fail(chat, webhookEventId, question.messageIds);
    return send(failureMessages(deps, turn, result.failure), () => charged);
  }
  await rememberAnswer(deps, turn, question, result);
  const kept = keptAnswer(deps, turn, result);
  if (kept.kind === 'picture') {
    await charged;
    return pictureJob(turn, kept);
  }
  return send(kept.messages, async () => {
    await charged;
    await finish(deps, turn);
  });
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
    // Work that never ends must not keep a process that has nothing else to do.
    timer.unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Hands a picture to those who draw. */
export function pictureJob(
  { event, chat }: Pick<Turn, 'event' | 'chat'>,
  { richMessage, category }: { richMessage: KeptPicture['richMessage']; category: string },
): TurnResult {
  const { webhookEventId, timestamp, replyToken, source } = event;
  return {
    kind: 'handOver',
    job: {
      turn: { chat, webhookEventId, timestamp },
      replyToken,
      richMessage,
      category,
      owner: source?.userId ?? chat,
    },
  };
}

type KeptPicture = KeptAnswer & { kind: 'picture' };

type Result = (Conclusion & { readonly language: Language }) | Said | Failed;
interface Said {
  readonly kind: 'said';
  readonly text: string;
  readonly language: Language;
}
interface Failed {
  readonly kind: 'failed';
  readonly failure: ModelFailure;
}

interface Outcome {
  readonly result: Result;
  /** Ends when what it cost has been counted; never fails. */
  readonly charged: Promise<void>;
}

/** An earlier attempt at this turn came as far as its answer. */
function saidBefore({ event, record, recall }: Turn): string | undefined {
  if (record.attempts < 2) return undefined;
  const { text } =
    recall.messages.find(({ from, id }) => from === 'bot' && id === event.webhookEventId) ?? {};
  return text?.startsWith('[') ? undefined : text;
}

async function thinkIt(deps: ConverseDeps, turn: Turn, question: Question): Promise<Outcome> {
  const startedAt = deps.clock();
  const effort = noEffort();
  let asked: Asked | undefined;
  let outcome = 'failed';
  let modelMs = 0;
  const settled = (result: Result): Outcome => ({
    result,
    charged: settle(deps, turn, effort, outcome, startedAt, modelMs),
  });
  try {
    asked = await question.read(startedAt + readWithinMs);
    const remembering = deps.memory.remember(turn.chat, asked.remember);
    if (asked.kind === 'say') {
      await remembering;
      outcome = 'said';
      return settled({ kind: 'said', text: asked.text, language: turn.language });
    }
    const thinkingSince = deps.clock();
    const language = asked.language ?? turn.language;
    const thinking = thinkAbout(deps, { ...turn, language }, question, asked.parts, effort);
    // Its error is seen below, unless storage fails first.
    thinking.catch(() => undefined);
    await remembering;
    const thought = await thinking;
    modelMs = deps.clock() - thinkingSince;
    outcome = thought.kind;
    return settled({ ...thought, language });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    outcome = error.failure;
    // What the filter refuses would be refused in every turn to come.
    if (error.failure === 'filtered' && asked !== undefined) {
      await deps.memory.drop(turn.chat, asked.remember);
    }
    return settled({ kind: 'failed', failure: error.failure });
  }
}

async function thinkAbout(
  deps: ConverseDeps,
  turn: Turn,
  { messageIds }: Question,
  parts: readonly ChatCompletionContentPart[],
  effort: Effort,
): Promise<Conclusion> {
  const { event, chat, language, recall } = turn;
  const { timestamp, webhookEventId, source } = event;
  const isGroup = source?.type !== 'user';
  const userId = source?.userId;
  const { timeZone } = userId === undefined ? {} : await deps.subscribers.choicesOf(userId);
  const prompt = buildPrompt({
    persona: deps.persona,
    recall: {
      summary: recall.summary,
      messages: recall.messages.filter(({ id }) => !messageIds.includes(id)),
    },
    language,
    local: localTime(new Date(timestamp), timeZone ?? usualTimeZone(language)),
    isGroup,
    parts,
  });
  return think(deps.models, {
    prompt,
    tools: deps.tools.filter(({ inGroups }) => inGroups || !isGroup),
    context: { chat, userId, language, webhookEventId, timestamp },
    safetyIdentifier: deps.identityHash(userId ?? chat),
    effort,
  });
}

async function settle(
  deps: ConverseDeps,
  { event, chat }: Turn,
  { usage, steps, tools }: Effort,
  outcome: string,
  startedAt: number,
  modelMs: number,
): Promise<void> {
  const costMicroUsd = costOf(usage, deps.prices);
  deps.reporter.report({
    name: 'chat.turn',
    fields: {
      outcome,
      steps,
      tools,
      ...usage,
      costMicroUsd,
      ms: deps.clock() - startedAt,
      modelMs,
    },
  });
  // An answer does not fail for want of its price.
  await deps.allowance.charge(event.source?.userId ?? chat, costMicroUsd, 1).catch(() => undefined);
}

function keptAnswer(
  deps: Pick<ConverseDeps, 'offerPerson'>,
  { event }: Turn,
  result: Exclude<Result, Failed>,
): KeptAnswer {
  const { language } = result;
  const offerPerson = deps.offerPerson && event.source?.type === 'user';
  switch (result.kind) {
    case 'picture':
      return { kind: 'picture', richMessage: result.richMessage, category: result.category };
    case 'messages':
      return { kind: 'messages', messages: result.messages };
    case 'said':
      return {
        kind: 'messages',
        messages: answerMessages(result.text, { language, offerPerson }),
      };
    case 'words': {
      const { text, after } = result;
      return { kind: 'messages', messages: answerMessages(text, { language, offerPerson, after }) };
    }
    default:
      return result satisfies never;
  }
}

async function rememberAnswer(
  { memory }: ConverseDeps,
  { chat, event }: Turn,
  { messageIds }: Question,
  result: Exclude<Result, Failed>,
): Promise<void> {
  const text = saidOf(result);
  const { webhookEventId: id, timestamp: at } = event;
  await memory.remember(chat, [{ id, at, from: 'bot', text, answers: messageIds }]);
}

function saidOf(result: Exclude<Result, Failed>): string {
  switch (result.kind) {
    case 'words':
    case 'said':
      return result.text;
    case 'messages':
      return result.said;
    case 'picture':
      return cardSaid(result.richMessage.altText);
    default:
      return result satisfies never;
  }
}

/** How a card is remembered. */
export function cardSaid(altText: string): string {
  return `[card: ${altText}]`;
}

function failureMessages(
  deps: Pick<ConverseDeps, 'offerPerson'>,
  { event, language }: Turn,
  failure: ModelFailure,
): messagingApi.Message[] {
  const { thinkingFailed, thinkingLimited, refused } = phrasesIn(language);
  const text = {
    filtered: refused,
    rejected: thinkingFailed,
    limited: thinkingLimited,
    unavailable: thinkingFailed,
  }[failure];
  const { items = [] } = chatChips(language, deps.offerPerson && event.source?.type === 'user');
  const again = failure === 'filtered' ? [] : [againChip(language, event.webhookEventId)];
  return [{ type: 'text', text, quickReply: { items: [...again, ...items] } }];
}

/** What can wait until the answer is out. */
async function finish(deps: ConverseDeps, { event, chat }: Turn): Promise<void> {
  const usage = await summariseWhenLong(deps, chat);
  if (usage === undefined) return;
  await deps.allowance.charge(event.source?.userId ?? chat, costOf(usage, deps.prices));
}
