import type { Clock } from '../clock';
import type { Reporter } from './reporter';

/** One JSON line an event: `{at, name, …fields, traceparent?}`. Lines are written together, at most every 50 ms. */
export function createJsonLineReporter(write: (text: string) => void, clock: Clock): Reporter {
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
      if (lines.length === 0) setTimeout(flush, 50);
      lines.push(`${JSON.stringify({ at, name, ...fields, traceparent })}\n`);
    },
  };
}
