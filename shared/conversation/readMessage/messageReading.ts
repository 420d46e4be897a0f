import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import type { AiAllowance } from '../../ai/aiAllowance';
import type { ModelClient } from '../../ai/modelClient';
import type { AttachmentReader } from '../../attachment/attachmentReader';
import type { ReadingGate } from '../../attachment/readingGate';
import type { ReadingTime } from '../../attachment/readingTime';
import type { Clock } from '../../clock';
import type { ServicePrices } from '../../config/limits';
import type { Language } from '../../content/languages';
import type { LineContent } from '../../line/lineContent';
import type { Reporter } from '../../telemetry/reporter';
import type { UnreadableReason } from '../../attachment/unreadable';

/** What a message holds, for the model and for the memory. */
export type MessageReading =
  | {
      readonly kind: 'readable';
      readonly parts: readonly ChatCompletionContentPart[];
      /** What is remembered of it. */
      readonly text: string;
      /** LINE gives the picture again by the message's id. */
      readonly picture: boolean;
      /** What a recording says. */
      readonly spoken?: string;
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

export interface ReadMessageDeps {
  readonly content: LineContent;
  readonly attachments: () => Promise<AttachmentReader>;
  readonly readingGate: ReadingGate;
  readonly readingTime: ReadingTime;
  readonly models: Pick<ModelClient, 'transcribe'>;
  readonly allowance: Pick<AiAllowance, 'charge'>;
  readonly prices: ServicePrices;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

export interface ReadMessageOptions {
  readonly language: Language;
  /** Whose time for reading it takes, and whose budget pays for it. */
  readonly sender: string;
  /** When the message has to be read, ms since the epoch. */
  readonly deadlineAt: number;
}

/** A message that is its words. */
export function readable(text: string): MessageReading & { kind: 'readable' } {
  return { kind: 'readable', parts: [{ type: 'text', text }], text, picture: false };
}
