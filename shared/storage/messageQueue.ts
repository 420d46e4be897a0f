/** A message as received. `receipt` names this receipt of it: a later receipt of the same message makes it stale. */
export interface ReceivedMessage {
  readonly id: string;
  readonly text: string;
  readonly receipt: string;
  /** How often it was received, this time included. */
  readonly dequeueCount: number;
  readonly insertedAt: Date;
}

/** A message as seen in passing: it stays where it is. */
export type PeekedMessage = Omit<ReceivedMessage, 'receipt'>;

export interface SendOptions {
  /** Seconds before it can be received; 0 to 604,800. @default 0 */
  readonly hiddenForSeconds?: number;
  /** Seconds it is kept; @default 604,800 (7 days). */
  readonly timeToLiveSeconds?: number;
}

/**
 * One Storage queue. Texts are base64 on the wire, as the Functions host expects by default.
 * A missing queue is created by the first send. @throws BotError `queue.*` (retryable) when storage does not answer
 */
export interface MessageQueue {
  readonly name: string;
  /** @throws BotError `queue.tooLarge` above 48 KiB of UTF-8 (64 KiB as base64). */
  send(text: string, options?: SendOptions): Promise<void>;
  /** Up to `max` (1 to 32) messages, hidden for `hiddenForSeconds`. */
  receive(max: number, hiddenForSeconds: number): Promise<ReceivedMessage[]>;
  /** Up to `max` (1 to 32) messages that could be received now. They stay visible, and their counts stay as they are. */
  peek(max: number): Promise<PeekedMessage[]>;
  remove(message: Pick<ReceivedMessage, 'id' | 'receipt'>): Promise<void>;
  /** Approximate number of messages, hidden ones included; 0 when the queue does not exist. */
  depth(): Promise<number>;
}
