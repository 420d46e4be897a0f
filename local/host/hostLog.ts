import { isAtLeast, type LogLevel } from './logLevel';

export interface HostLog {
  /** What a function wrote with `context.log`: passes as it is, a line that may be JSON. */
  user(functionName: string | undefined, level: LogLevel, message: string): void;
  /** What the host says, marked as its own. */
  host(level: LogLevel, message: string): void;
}

/**
 * The log of the host and of the functions in it, filtered by `logging.logLevel`: the longest category that is
 * a prefix decides, `Information` where none is given.
 * @see https://learn.microsoft.com/azure/azure-functions/configure-monitoring#configure-log-levels
 */
export function createHostLog(
  logLevel: Readonly<Record<string, LogLevel>>,
  write: (line: string) => void,
): HostLog {
  const thresholds = new Map<string, LogLevel>();
  const passes = (category: string, level: LogLevel): boolean => {
    let threshold = thresholds.get(category);
    if (threshold === undefined) {
      threshold = thresholdOf(category, logLevel);
      thresholds.set(category, threshold);
    }
    return isAtLeast(level, threshold);
  };
  return {
    user(functionName, level, message) {
      const category = functionName === undefined ? 'Worker.User' : `Function.${functionName}.User`;
      if (passes(category, level)) write(message);
    },
    host(level, message) {
      if (!passes('Host.Local', level)) return;
      const mark = isAtLeast(level, 'error') ? 'error: ' : level === 'warning' ? 'warning: ' : '';
      write(`host: ${mark}${message}`);
    },
  };
}

function thresholdOf(category: string, logLevel: Readonly<Record<string, LogLevel>>): LogLevel {
  const parts = category.split('.');
  for (let count = parts.length; count > 0; count -= 1) {
    const level = logLevel[parts.slice(0, count).join('.')];
    if (level !== undefined) return level;
  }
  // The host's own lines stay on: they are few, and the only ones that say why nothing happens.
  if (parts[0] === 'Host') return 'information';
  return logLevel['default'] ?? logLevel['Default'] ?? 'information';
}
