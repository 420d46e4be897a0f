import { Hono } from 'hono';
import { z } from 'zod';
import { describeProblems, refuse } from '../refuse';
import type { StandIn } from '../standIn';
import type { Batches } from './batches';
import { pageOf } from './pageOf';

const BatchOrder = z.object({
  input_file_id: z.string().min(1),
  endpoint: z.enum(['/v1/chat/completions', '/chat/completions']),
  completion_window: z.literal('24h'),
  metadata: z.record(z.string(), z.string()).nullish(),
});

/** `/batches`. @see https://platform.openai.com/docs/api-reference/batch */
export function batchesEndpoint({ files }: StandIn, batches: Batches): Hono {
  const missing = (id: string) => refuse(404, `No such batch: ${id}`, 'not_found');
  return new Hono()
    .post('/batches', async (c) => {
      const parsed = BatchOrder.safeParse(await c.req.json().catch(() => undefined));
      if (!parsed.success) return refuse(400, describeProblems(parsed.error), 'invalid_value');
      const { input_file_id: input } = parsed.data;
      if (files.get(input)?.purpose !== 'batch') {
        const more = { param: 'input_file_id' };
        return refuse(400, `No such file for a batch: ${input}`, 'invalid_value', more);
      }
      return c.json(batches.create(parsed.data));
    })
    .get('/batches', async (c) => c.json(pageOf(await batches.list(), c.req.query())))
    .get('/batches/:id', async (c) => {
      const id = c.req.param('id');
      const batch = await batches.read(id);
      return batch === undefined ? missing(id) : c.json(batch);
    })
    .post('/batches/:id/cancel', async (c) => {
      const id = c.req.param('id');
      const batch = await batches.cancel(id);
      if (batch === undefined) return missing(id);
      if (batch.status === 'cancelling') return c.json(batch);
      return refuse(400, `A batch that is ${batch.status} cannot be cancelled.`);
    });
}
