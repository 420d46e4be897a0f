import { Cron } from 'croner';
import { assemblies, indexingError } from '../functionErrors';
import { parseTimeSpanMs } from '../timeSpan';

export interface TimerSchedule {
  /** The first occurrence after `afterMs`, both in milliseconds since the epoch. */
  next(afterMs: number): number;
  /** False for a fixed interval. */
  readonly adjustForDst: boolean;
  /** The shortest time between two occurrences: schedules of a minute or more are monitored by default. */
  readonly shortestMs: number;
}

const FORBIDDEN = /[LW?#@]/i;
const NAMES = /\b(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)\b/gi;
const SAMPLE = 20;

/**
 * Reads a timer trigger's `schedule`: six fields of NCRONTAB, five (at second 0), or an interval `hh:mm:ss`. In UTC.
 *
 * @throws HostError in the real host's words, also for what only other crons know: `L`, `W`, `#`, `?`, Sunday as 7
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
 */
export function parseTimerSchedule(schedule: string, functionName: string): TimerSchedule {
  const text = schedule.trim();
  const fail = (why: string, cause?: unknown): never => {
    throw indexingError(
      functionName,
      assemblies.timers,
      `The schedule expression '${text}' was not recognized as a valid cron expression or timespan string. (${why})`,
      cause,
    );
  };
  const intervalMs = text.includes(':') ? parseTimeSpanMs(text) : undefined;
  if (intervalMs !== undefined && intervalMs > 0) {
    return {
      next: (afterMs) => afterMs + intervalMs,
      adjustForDst: false,
      shortestMs: intervalMs,
    };
  }
  const fields = text.split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) fail('it needs six fields, or hh:mm:ss');
  const six = fields.length === 5 ? ['0', ...fields] : fields;
  const foreign = FORBIDDEN.exec(six.join(' ').replace(NAMES, ''));
  if (foreign) fail(`NCRONTAB does not know "${foreign[0]}"`);
  // A step may be 7; a day may not.
  if (six[5]!.split(',').some((part) => /\b7\b/.test(part.split('/')[0]!))) {
    fail('the day of the week runs from 0 to 6, with Sunday as 0');
  }
  let cron: Cron;
  try {
    // Without the legacy mode, a day of the month and a day of the week must both be true, as in NCRONTAB.
    cron = new Cron(six.join(' '), {
      mode: '6-part',
      legacyMode: false,
      timezone: 'UTC',
      paused: true,
    });
  } catch (error) {
    return fail((error as Error).message, error);
  }
  if (!cron.nextRun()) fail('it never occurs');
  return {
    next(afterMs) {
      const next = cron.nextRun(new Date(afterMs));
      return next ? next.getTime() : Infinity;
    },
    adjustForDst: true,
    shortestMs: shortestGap(cron),
  };
}

function shortestGap(cron: Cron): number {
  const times = cron.nextRuns(SAMPLE).map((date) => date.getTime());
  let shortest = Infinity;
  for (let at = 1; at < times.length; at += 1) {
    shortest = Math.min(shortest, times[at]! - times[at - 1]!);
  }
  return shortest;
}
