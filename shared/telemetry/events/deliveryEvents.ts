/** What leaves for LINE. */
export interface DeliveryEvents {
  'reply.sent': { via: 'reply' | 'push'; messages: number; ms: number };
  'reply.unknown': { type: string };
  'reply.refused': { via: 'reply' | 'push'; status: number; code: string };
  'line.request': { endpoint: string; status: number; ms: number; attempt: number };
}
