import { Hono } from 'hono';
import { admit } from '../admit';
import { answerChat } from '../chat/answerChat';
import { cut } from '../failWith';
import { describeProblems, refuse } from '../refuse';
import type { StandIn } from '../standIn';
import { streamEvents } from '../streamEvents';
import { chatOf, maySearch } from './chatOf';
import { responseEvents } from './responseEvents';
import { responseOf } from './responseObject';
import { ResponsesRequest } from './responsesRequest';
import { type SearchResult, searchWeb } from './webSearch';

/** `POST /responses`. @see https://platform.openai.com/docs/api-reference/responses/create */
export function responsesEndpoint(standIn: StandIn): Hono {
  return new Hono().post('/responses', async (c) => {
    const admitted = await admit(standIn, c, 'responses');
    if ('refusal' in admitted) return admitted.refusal;
    const { fault } = admitted;
    const body: unknown = await c.req.json().catch(() => undefined);
    const parsed = ResponsesRequest.safeParse(body);
    if (!parsed.success) return refuse(400, describeProblems(parsed.error), 'invalid_value');
    const request = parsed.data;
    let search: SearchResult | undefined;
    const answered = await answerChat(standIn, chatOf(request), {
      endpoint: 'responses',
      asked: body,
      badJson: fault?.kind === 'badJson',
      revise: (thought) => {
        if (thought.call !== undefined || !maySearch(request)) return thought;
        search = searchWeb(thought.words, thought.language);
        const isJson = request.text?.format?.type === 'json_schema';
        return isJson ? thought : { ...thought, text: search.text };
      },
    });
    if ('refusal' in answered) return answered.refusal;
    const { thought, usage } = answered;
    standIn.limit.spend(usage.total_tokens);
    const response = responseOf(request, {
      thought,
      search,
      isFiltered: fault?.kind === 'filterAnswer',
      usage,
      createdAt: standIn.nowSeconds(),
    });
    for (const [name, value] of Object.entries(standIn.limit.headers())) c.header(name, value);
    if (request.stream === true) return streamEvents(c, responseEvents(response), fault);
    return fault?.kind === 'cut' ? cut(c) : c.json(response);
  });
}
