import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import { ModelError } from '../../ai/modelError';
import { costOf } from '../../ai/modelCost';
import { localTime, usualTimeZone } from '../../content/localTime';
import { buildPrompt } from './prompt';
import { readOnce } from './readOnce';
import { type Conclusion, type Effort, noEffort, think } from './think';
import type { Asked, ChatContext, ConverseDeps, Question, Result } from './chatContext';

/** Time for a download and for reading. */
const readWithinMs = 12_000;

export interface Outcome {
  readonly result: Result;
  /** Ends when what it cost has been counted; never fails. */
  readonly charged: Promise<void>;
}

/**
 * Reads what is asked, remembers it, and lets the model think about it. A model that fails is a result like any other.
 * @throws BotError of storage
 */
export async function thinkTurn(
  deps: ConverseDeps,
  context: ChatContext,
  question: Question,
): Promise<Outcome> {
  const startedAt = deps.clock();
  const effort = noEffort();
  let asked: Asked | undefined;
  let outcome = 'failed';
  let modelMs = 0;
  const settled = (result: Result): Outcome => ({
    result,
    charged: settle(deps, context, effort, outcome, startedAt, modelMs),
  });
  try {
    const read = () => question.read(startedAt + readWithinMs);
    const { unread } = question;
    asked = await (unread === undefined ? read() : readOnce(context.record, read, unread));
    const { gate } = context.recall;
    const remembering = deps.memory.remember(asked.remember, { origin: question, gate });
    if (asked.kind === 'say') {
      await remembering;
      outcome = 'said';
      return settled({ kind: 'said', text: asked.text, language: context.language });
    }
    const thinkingSince = deps.clock();
    const language = asked.language ?? context.language;
    const thinking = thinkAbout(deps, { ...context, language }, question, asked.parts, effort);
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
      await deps.memory.drop(context.chat, asked.remember);
    }
    return settled({ kind: 'failed', failure: error.failure });
  }
}

async function thinkAbout(
  deps: ConverseDeps,
  context: ChatContext,
  question: Question,
  parts: readonly ChatCompletionContentPart[],
  effort: Effort,
): Promise<Conclusion> {
  const { event, chat, language, recall } = context;
  const { timestamp, webhookEventId, source } = event;
  const isGroup = source?.type !== 'user';
  const userId = source?.userId;
  const { timeZone } = userId === undefined ? {} : await deps.subscribers.choicesOf(userId);
  const prompt = buildPrompt({
    persona: deps.persona,
    recall: {
      summary: recall.summary,
      messages: recall.messages.filter(({ id }) => !question.messageIds.includes(id)),
    },
    language,
    local: localTime(new Date(timestamp), timeZone ?? usualTimeZone(language)),
    isGroup,
    author: userId,
    parts,
  });
  return think(deps.models, {
    prompt,
    tools: deps.tools.filter(({ inGroups }) => inGroups || !isGroup),
    context: {
      chat,
      userId,
      language,
      webhookEventId,
      timestamp,
      isGone: async () => deps.memory.isGone(await deps.memory.gate(chat), question),
    },
    safetyIdentifier: deps.identityHash(userId ?? chat),
    effort,
  });
}

async function settle(
  deps: ConverseDeps,
  { event, chat }: ChatContext,
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
