/** What people say and what they get. */
export interface ConversationEvents {
  /** One turn of conversation with the model. */
  'chat.turn': {
    outcome: string;
    steps: number;
    tools: number;
    promptTokens: number;
    cachedTokens: number;
    completionTokens: number;
    costMicroUsd: number;
    ms: number;
    /** ms of those that the model took. */
    modelMs: number;
  };
  'chat.summarised': { messages: number; ok: boolean };
  /** Somebody who does not want to live was answered; nothing says who, or what they wrote. */
  'care.given': { language: string; staff: 'told' | 'unreachable' | 'nobody' };
  'helplines.broken': { reason: string };
  'person.desk': { change: 'called' | 'unreachable' | 'ended' };
  'subscriber.changed': { change: 'followed' | 'unfollowed' | 'unblocked' | 'chose' };
}
