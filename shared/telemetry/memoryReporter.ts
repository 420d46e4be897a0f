import type { TelemetryEvent, TelemetryName } from './events';
import type { Reporter } from './reporter';

/** Keeps events for a test to look at. */
export interface MemoryReporter extends Reporter {
  readonly events: readonly TelemetryEvent[];
  named<Name extends TelemetryName>(name: Name): Extract<TelemetryEvent, { name: Name }>[];
}

export function createMemoryReporter(): MemoryReporter {
  const events: TelemetryEvent[] = [];
  return {
    events,
    report: (event) => void events.push(event),
    named: <Name extends TelemetryName>(name: Name) =>
      events.filter(
        (event): event is Extract<TelemetryEvent, { name: Name }> => event.name === name,
      ),
  };
}
