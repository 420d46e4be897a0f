import type { TelemetryEvent } from './events';

/** Where events go. Reporting never throws and never waits. */
export interface Reporter {
  report(event: TelemetryEvent): void;
}
