const LEVELS = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'] as const;

export type LogLevel = (typeof LEVELS)[number];

/** Whether a value names a level, whatever its case. */
export function isLogLevel(value: unknown): value is string {
  return typeof value === 'string' && (LEVELS as readonly string[]).includes(value.toLowerCase());
}

export function isAtLeast(level: LogLevel, threshold: LogLevel): boolean {
  return threshold !== 'none' && LEVELS.indexOf(level) >= LEVELS.indexOf(threshold);
}
