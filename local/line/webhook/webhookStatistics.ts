/**
 * How a webhook call ended. `request_timeout`: no answer within 2 seconds; `error_status_code`: an answer outside 2xx.
 * @see https://developers.line.biz/en/docs/messaging-api/check-webhook-error-statistics/
 */
export type WebhookReason =
  'ok' | 'request_timeout' | 'error_status_code' | 'could_not_connect' | 'unclassified';

export function createWebhookStatistics() {
  const counts: Record<WebhookReason, number> = {
    ok: 0,
    request_timeout: 0,
    error_status_code: 0,
    could_not_connect: 0,
    unclassified: 0,
  };
  return {
    count: (reason: WebhookReason) => void (counts[reason] += 1),
    counts: () => ({ ...counts }),
    clear() {
      for (const reason of Object.keys(counts) as WebhookReason[]) counts[reason] = 0;
    },
  };
}
