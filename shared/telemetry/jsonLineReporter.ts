import type { Clock, Timers } from '../clock';
import type { Reporter } from './reporter';

const flushMs = 50;

/** One JSON line an event: `{at, name, …fields, traceparent?}`. Lines are written together, at most every 50 ms. */
export function createJsonLineReporter(
  write: (text: string) => void,
  clock: Clock,
  timers: Pick<Timers, 'after'>,
): Reporter {
  let lines: string[] = [];
  const flush = () => {
    const text = lines.join('');
    lines = [];
    try {
      write(text);
    } catch {
      // Reporting never throws: these lines are lost.
    }
  };
  return {
    report({ name, fields, traceparent }) {
      const at = new Date(clock()).toISOString();
      if (lines.length === 0) timers.after(flushMs, flush);
      lines.push(`${JSON.stringify({ at, name, ...fields, traceparent })}\n`);
    },
  };
}
