const TIME_SPAN = /^(?:(\d+)\.)?(\d+):([0-5]?\d):([0-5]?\d)(?:\.(\d{1,7}))?$/;
const DAYS = /^\d+$/;

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A .NET `TimeSpan` (`[d.]hh:mm:ss[.fffffff]`, or whole days) in milliseconds; undefined when it is none.
 *
 * As in .NET, 24 or more in the place of the hours means days: `24:00:00` is 24 days.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#timespan
 */
export function parseTimeSpanMs(text: string): number | undefined {
  if (DAYS.test(text)) return Number(text) * DAY_MS;
  const match = TIME_SPAN.exec(text);
  if (!match) return undefined;
  const [, days, first, second, third, fraction] = match;
  const hours = Number(first);
  if (hours >= 24) {
    if (days !== undefined || Number(second) >= 24) return undefined;
    return hours * DAY_MS + Number(second) * HOUR_MS + Number(third) * MINUTE_MS;
  }
  return (
    Number(days ?? 0) * DAY_MS +
    hours * HOUR_MS +
    Number(second) * MINUTE_MS +
    Number(third) * SECOND_MS +
    (fraction === undefined ? 0 : Math.round(Number(`0.${fraction}`) * SECOND_MS))
  );
}
