import { Hono } from 'hono';
import { admit } from '../admit';
import { answerChat } from './answerChat';
import { chunksOf, completionOf } from './completion';
import { cut } from '../failWith';
import type { StandIn } from '../standIn';
import { streamEvents } from '../streamEvents';

/** `POST /chat/completions`. @see https://platform.openai.com/docs/api-reference/chat/create */
export function chatEndpoint(standIn: StandIn): Hono {
  return new Hono().post('/chat/completions', async (c) => {
    const admitted = await admit(standIn, c, 'chat/completions');
    if ('refusal' in admitted) return admitted.refusal;
    const { fault } = admitted;
    const body: unknown = await c.req.json().catch(() => undefined);
    const answered = await answerChat(standIn, body, {
      endpoint: 'chat/completions',
      badJson: fault?.kind === 'badJson',
    });
    if ('refusal' in answered) return answered.refusal;
    standIn.limit.spend(answered.usage.total_tokens);
    for (const [name, value] of Object.entries(standIn.limit.headers())) c.header(name, value);
    const isFiltered = fault?.kind === 'filterAnswer';
    const reply = { ...answered, created: standIn.nowSeconds(), isFiltered };
    if (answered.request.stream === true) {
      const events = chunksOf(reply).map((data) => ({ data }));
      return streamEvents(c, events, fault);
    }
    return fault?.kind === 'cut' ? cut(c) : c.json(completionOf(reply));
  });
}
