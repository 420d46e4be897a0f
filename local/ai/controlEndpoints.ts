import { Hono } from 'hono';
import { Fault } from './faults';
import { describeProblems, refuse } from './refuse';
import type { StandIn } from './standIn';

/** What tests and people steer it by, below `/emulator`. */
export function controlEndpoints(standIn: StandIn): Hono {
  const { faults, received } = standIn;
  return new Hono()
    .get('/requests', (c) => c.json({ requests: received.list() }))
    .post('/faults', async (c) => {
      const fault = Fault.safeParse(await c.req.json().catch(() => undefined));
      if (!fault.success) return refuse(400, describeProblems(fault.error));
      faults.add(fault.data);
      return c.json({ planned: fault.data });
    })
    .delete('/faults', (c) => {
      faults.clear();
      return c.json({ planned: null });
    })
    .post('/reset', (c) => {
      standIn.reset();
      return c.json({});
    });
}
