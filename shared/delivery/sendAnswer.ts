import type { messagingApi } from '@line/bot-sdk';
import { BotError, LineApiError } from '../errors';
import type { LineMessaging } from '../line/lineMessaging';
import { validateMessages } from '../line/messageLimits';
import { retryKeyOf } from '../line/retryKey';
import type { Clock } from '../clock';
import type { Reporter } from '../telemetry/reporter';
import type { EventRecord } from '../inbox/eventRecords';

export interface SendAnswerDeps {
  readonly line: LineMessaging;
  readonly reporter: Reporter;
  readonly clock: Clock;
  /** Whether an answer may cost quota when its reply token is known to be unusable. */
  readonly allowPushFallback: boolean;
}

export interface Answer {
  readonly webhookEventId: string;
  readonly type: string;
  readonly replyToken: string | undefined;
  /** Where a push would go: a user, group or room id. */
  readonly chat: string;
  readonly messages: messagingApi.Message[];
}

/**
 * LINE knows a retry key for 24 hours from the first request; an hour less leaves room for clocks and slow calls.
 * @see https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
const retryKeyLivesMs = 23 * 60 * 60 * 1000;

/** How an answer ended. `replyUnknown`, `pushUnknown`: LINE may have shown it, and it must not be sent again. */
export type AnswerOutcome =
  | 'replied'
  | 'pushed'
  | 'replyUnknown'
  | 'pushUnknown'
  | 'replyTokenExpired'
  | 'noReplyToken'
  | 'unreachable'
  | 'quotaExhausted';

/**
 * Sends an answer so that the user sees it at most once, whatever dies in between. The intent is on record before each
 * call: a reply whose outcome is unknown is tried again with the same token while that lives and is never pushed; a push
 * has a retry key derived from the event, so LINE itself drops a repeat.
 * @throws BotError `message.invalid` when LINE would refuse the messages; LineApiError when LINE does not answer
 */
export async function sendAnswer(
  deps: SendAnswerDeps,
  record: EventRecord,
  answer: Answer,
): Promise<AnswerOutcome> {
  const problems = validateMessages(answer.messages);
  if (problems.length > 0) {
    const list = problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
    throw new BotError('message.invalid', `LINE would refuse the answer: ${list}`);
  }
  if (record.state === 'pushing') return push(deps, record, answer);
  if (answer.replyToken === undefined) return 'noReplyToken';
  return reply(deps, record, answer, answer.replyToken);
}

async function reply(
  deps: SendAnswerDeps,
  record: EventRecord,
  answer: Answer,
  replyToken: string,
): Promise<AnswerOutcome> {
  const ambiguous = record.state === 'replying';
  if (!ambiguous) await record.mark('replying');
  const startedAt = deps.clock();
  const result = await deps.line
    .reply(replyToken, answer.messages, { ambiguous })
    .catch(async (error: unknown) => {
      if (!ambiguous && wasNotSent(error)) await record.mark('open');
      throw error;
    });
  switch (result.kind) {
    case 'delivered':
      reportSent(deps, 'reply', answer, startedAt);
      return 'replied';
    case 'unknown':
      deps.reporter.report({ name: 'reply.unknown', fields: { type: answer.type } });
      return 'replyUnknown';
    case 'invalidReplyToken':
      return deps.allowPushFallback ? push(deps, record, answer) : 'replyTokenExpired';
    default:
      return result satisfies never;
  }
}

async function push(
  deps: SendAnswerDeps,
  record: EventRecord,
  answer: Answer,
): Promise<AnswerOutcome> {
  if (record.state !== 'pushing') await record.mark('pushing');
  if (deps.clock() - record.sendingSince > retryKeyLivesMs) {
    deps.reporter.report({ name: 'reply.unknown', fields: { type: answer.type } });
    return 'pushUnknown';
  }
  const startedAt = deps.clock();
  const retryKey = retryKeyOf(`answer:${answer.webhookEventId}`);
  const result = await deps.line.push(answer.chat, answer.messages, retryKey);
  switch (result.kind) {
    case 'delivered':
    case 'alreadyAccepted':
      reportSent(deps, 'push', answer, startedAt);
      return 'pushed';
    case 'unreachable':
    case 'quotaExhausted':
      return result.kind;
    default:
      return result satisfies never;
  }
}

/** LINE refused the call, or it was never made: nobody was shown anything. */
function wasNotSent(error: unknown): boolean {
  if (error instanceof LineApiError) return error.status !== undefined && error.status < 500;
  return error instanceof BotError && error.code === 'line.token';
}

function reportSent(
  { reporter, clock }: SendAnswerDeps,
  via: 'reply' | 'push',
  { messages }: Answer,
  startedAt: number,
): void {
  const fields = { via, messages: messages.length, ms: clock() - startedAt };
  reporter.report({ name: 'reply.sent', fields });
}
