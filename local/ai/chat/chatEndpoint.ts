import { Hono } from 'hono';
import { admit } from '../admit';
import { answerChat } from './answerChat';
import { chunksOf, completionOf } from './completion';
import { filteredAnswer } from '../contentSafety';
import { cut } from '../failWith';
import type { StandIn } from '../standIn';
import { streamEvents } from '../streamEvents';

/** `POST /chat/completions`. @see https://platform.openai.com/docs/api-reference/chat/create */
export function chatEndpoint(standIn: StandIn): Hono {
  return new Hono().post('/chat/completions', async (c) => {
    const admitted = await admit(standIn, c);
    if ('refusal' in admitted) return admitted.refusal;
    const { fault } = admitted;
    const body: unknown = await c.req.json().catch(() => undefined);
    const answered = await answerChat(standIn, body, {
      endpoint: 'chat/completions',
      badJson: fault?.kind === 'badJson',
    });
    if ('refusal' in answered) return answered.refusal;
    const { request, thought, usage } = answered;
    standIn.limit.spend(usage.total_tokens);
    const created = standIn.nowSeconds();
    for (const [name, value] of Object.entries(standIn.limit.headers())) c.header(name, value);
    if (request.stream === true) {
      const chunks = chunksOf(request, thought, usage, created);
      return streamEvents(
        c,
        chunks.map((data) => ({ data })),
        fault,
      );
    }
    if (fault?.kind === 'cut') return cut(c);
    const completion = completionOf(request, thought, usage, created);
    return c.json(fault?.kind === 'filterAnswer' ? filtered(completion) : completion);
  });
}

function filtered(completion: Record<string, unknown>): Record<string, unknown> {
  const message = { role: 'assistant', content: '', refusal: null };
  const choice = {
    index: 0,
    finish_reason: 'content_filter',
    content_filter_results: filteredAnswer,
    message,
  };
  return { ...completion, choices: [choice] };
}
