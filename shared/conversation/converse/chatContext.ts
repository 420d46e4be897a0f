import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import type { AiAllowance } from '../../ai/aiAllowance';
import type { ModelFailure } from '../../ai/modelError';
import type { ModelClient } from '../../ai/modelClient';
import type { Timers } from '../../clock';
import type { ServicePrices } from '../../config/limits';
import type { Language } from '../../content/languages';
import type { HandledEvent } from '../../line/webhookEvent';
import type { Subscribers } from '../../subscriber/subscribers';
import type { EventRecord } from '../../inbox/eventRecords';
import type { Origin } from '../memory/chatGate';
import type { ChatMemory, ChatRecall } from '../memory/chatMemory';
import type { Remembered } from '../memory/remembered';
import type { LaterAnswers } from '../memory/laterAnswers';
import type { SendAnswerDeps } from '../../delivery/sendAnswer';
import type { Tool } from '../tools/tool';
import type { Conclusion } from './think';

export interface ConverseDeps extends SendAnswerDeps {
  readonly memory: ChatMemory;
  readonly later: LaterAnswers;
  readonly timers: Timers;
  readonly models: ModelClient;
  readonly allowance: Pick<AiAllowance, 'charge'>;
  readonly prices: ServicePrices;
  readonly subscribers: Pick<Subscribers, 'choicesOf' | 'inCare'>;
  readonly persona: string;
  readonly tools: readonly Tool[];
  readonly offerPerson: boolean;
  /** Makes of a user id what the model's provider may know. */
  readonly identityHash: (id: string) => string;
  /** From the webhook to an answer or the button for it, ms. */
  readonly answerWithinMs: number;
  /** How long a tap on that button waits, ms. */
  readonly laterWaitMs: number;
}

/** What a turn is answered in: the event, its chat and what is remembered of it, and since when somebody waits. */
export interface ChatContext {
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

/** A question comes from messages: when one of them goes, so does the answer. */
export interface Question extends Origin {
  /** @throws ModelError of a model that reads */
  readonly read: (deadlineAt: number) => Promise<Asked>;
  /** What is said when reading has ended the instance again and again; undefined when no file is read. */
  readonly unread?: () => Asked;
}

/** What came of thinking. */
export type Result = Thought | Failed;
export type Thought = (Conclusion | Said) & { readonly language: Language };

interface Said {
  readonly kind: 'said';
  readonly text: string;
}

export interface Failed {
  readonly kind: 'failed';
  readonly failure: ModelFailure;
}
