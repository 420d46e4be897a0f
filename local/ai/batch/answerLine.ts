import { answerChat } from '../chat/answerChat';
import { completionOf } from '../chat/completion';
import type { StandIn } from '../standIn';

/** Answers one request of a batch: as a chat does, but at the cost of no tokens of the minute, and without faults. */
export async function answerLine(
  standIn: StandIn,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  const answered = await answerChat(standIn, body, { endpoint: 'batches' });
  if ('refusal' in answered) {
    return { status: answered.refusal.status, body: await answered.refusal.json() };
  }
  return { status: 200, body: completionOf({ ...answered, created: standIn.nowSeconds() }) };
}
