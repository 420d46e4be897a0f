import type { ComposeRichMessageBody } from '../jobs/composeRichMessageJob';

/** What became of a turn: it ended, or a job has taken it over and will end it. */
export type TurnResult =
  EndedTurn | { readonly kind: 'handOver'; readonly job: ComposeRichMessageBody };

export interface EndedTurn {
  readonly kind: 'ended';
  readonly outcome: string;
  /** What is left to do once the chat has been given back; when it fails, nothing that a user was shown is lost. */
  readonly afterwards?: (() => Promise<void>) | undefined;
}

/** A turn that ended with nothing left to do. */
export function ended(outcome: string): EndedTurn {
  return { kind: 'ended', outcome };
}
