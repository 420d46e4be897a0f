import { Hono } from 'hono';
import { z } from 'zod';
import type { Batches } from './batch/batches';
import { publicRequest } from '../emulator/requestLog';
import { AiFault } from './aiFault';
import { ScriptedAnswer } from './scriptedAnswers';
import { describeProblems, refuse } from './refuse';
import type { StandIn } from './standIn';

const Script = z.strictObject({ answers: z.array(ScriptedAnswer).min(1).max(100) });

const BatchPace = z.strictObject({
  /** Nothing is completed while it is true. */
  hold: z.boolean().optional(),
  /** From a batch's creation to its end. */
  delayMs: z.number().int().min(0).optional(),
});

/** What tests and people steer it by, below `/emulator`. */
export function controlEndpoints(standIn: StandIn, batches: Batches): Hono {
  const { faults, requests, answers } = standIn;
  return new Hono()
    .get('/requests', (c) =>
      c.json({ requests: requests.list().map(publicRequest), total: requests.total() }),
    )
    .get('/answers', (c) => c.json({ answers: answers.list() }))
    .post('/answers', async (c) => {
      const script = Script.safeParse(await c.req.json().catch(() => undefined));
      if (!script.success) return refuse(400, describeProblems(script.error));
      answers.add(script.data.answers);
      return c.json({ answers: answers.list() });
    })
    .delete('/answers', (c) => {
      answers.clear();
      return c.json({ answers: [] });
    })
    .get('/faults', (c) => c.json({ faults: faults.list() }))
    .post('/faults', async (c) => {
      const fault = AiFault.safeParse(await c.req.json().catch(() => undefined));
      if (!fault.success) return refuse(400, describeProblems(fault.error));
      faults.add(fault.data);
      return c.json({ planned: fault.data });
    })
    .delete('/faults', (c) => {
      faults.clear(c.req.query('on'));
      return c.json({ planned: null });
    })
    .get('/batches', async (c) => c.json({ ...batches.setPace({}), batches: await batches.list() }))
    .post('/batches', async (c) => {
      const pace = BatchPace.safeParse(await c.req.json().catch(() => undefined));
      if (!pace.success) return refuse(400, describeProblems(pace.error));
      return c.json(batches.setPace(pace.data));
    })
    .post('/reset', (c) => {
      standIn.reset();
      batches.clear();
      return c.json({});
    });
}
