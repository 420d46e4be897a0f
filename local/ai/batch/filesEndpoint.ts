import { Hono } from 'hono';
import { z } from 'zod';
import { describeProblems, refuse } from '../refuse';
import type { StandIn } from '../standIn';
import { pageOf } from './pageOf';

const Upload = z.object({ purpose: z.literal('batch'), file: z.instanceof(File) });

/** `/files`, for the input and the output of batches. @see https://platform.openai.com/docs/api-reference/files */
export function filesEndpoint({ files }: StandIn): Hono {
  const missing = (id: string) => refuse(404, `No such file: ${id}`, 'not_found');
  return new Hono()
    .post('/files', async (c) => {
      const form = await c.req.formData().catch(() => undefined);
      const parsed = Upload.safeParse(Object.fromEntries(form ?? []));
      if (!parsed.success) return refuse(400, describeProblems(parsed.error), 'invalid_value');
      const { file, purpose } = parsed.data;
      if (!file.name.endsWith('.jsonl')) {
        return refuse(400, 'file: a batch is a .jsonl file', 'invalid_value', { param: 'file' });
      }
      return c.json(files.add(file.name, purpose, await file.text()));
    })
    .get('/files', (c) => {
      const purpose = c.req.query('purpose');
      const found = files
        .list()
        .filter((file) => purpose === undefined || file.purpose === purpose);
      return c.json(pageOf(found, c.req.query()));
    })
    .get('/files/:id', (c) => {
      const id = c.req.param('id');
      const file = files.get(id);
      return file === undefined ? missing(id) : c.json(file);
    })
    .get('/files/:id/content', (c) => {
      const id = c.req.param('id');
      const text = files.text(id);
      if (text === undefined) return missing(id);
      return c.body(text, 200, { 'content-type': 'application/octet-stream' });
    })
    .delete('/files/:id', (c) => {
      const id = c.req.param('id');
      return files.remove(id) ? c.json({ id, object: 'file', deleted: true }) : missing(id);
    });
}
