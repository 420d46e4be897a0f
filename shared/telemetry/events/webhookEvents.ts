/** LINE's webhook. */
export interface WebhookEvents {
  'webhook.received': { status: number; events: number; bytes: number; ms: number };
  'webhook.refused': {
    reason: 'signature' | 'malformed' | 'tooLarge' | 'notQueued';
    status: number;
  };
}
