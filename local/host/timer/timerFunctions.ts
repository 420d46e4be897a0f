import { textOption, type NamedBinding } from '../app/bindings';
import type { TypedData } from '../app/coreContract';
import type { RegisteredFunction } from '../app/functionRegistry';
import type { Invoker } from '../app/invoker';
import { resolveSettingNames, type AppSettings } from '../appSettings';
import type { HostedFunction, Listener } from '../hostedFunction';
import { startTrace } from '../traceContext';
import { toStored, type ScheduleStatusStore } from './scheduleStatus';
import { createTimerListener } from './timerListener';
import { parseTimerSchedule } from './timerSchedule';

const MINUTE_MS = 60_000;

interface TimerFunctionDeps {
  settings: AppSettings;
  invoker: Invoker;
  /** Undefined: there is no storage to keep a status in. */
  statusStore: ScheduleStatusStore | undefined;
}

export interface TimerFunction {
  readonly hosted: HostedFunction;
  readonly listener: Listener;
  runNow(): void;
}

/** @throws HostError when its schedule cannot be read */
export function createTimerFunction(
  deps: TimerFunctionDeps,
  target: RegisteredFunction,
  trigger: NamedBinding,
): TimerFunction {
  const given = textOption(trigger, 'schedule');
  const text = resolveSettingNames(given ?? '', deps.settings, target.name);
  const schedule = parseTimerSchedule(text, target.name);
  const monitored = (trigger.info['useMonitor'] ?? true) !== false;

  const execute = async (timer: TypedData): Promise<void> => {
    await deps.invoker.invoke(target, {
      inputData: [{ name: trigger.name, data: timer }],
      traceContext: startTrace(),
    });
  };
  const listener = createTimerListener({
    functionName: target.name,
    schedule,
    runOnStartup: trigger.info['runOnStartup'] === true,
    // As in the real host, a schedule of less than a minute is never monitored.
    statusStore: monitored && schedule.shortestMs >= MINUTE_MS ? deps.statusStore : undefined,
    execute,
  });
  return {
    hosted: { name: target.name, kind: 'timer', detail: text },
    listener,
    runNow() {
      const nowMs = Date.now();
      const status = { lastMs: undefined, nextMs: schedule.next(nowMs), lastUpdatedMs: undefined };
      const timer = {
        Schedule: { AdjustForDST: schedule.adjustForDst },
        ScheduleStatus: toStored(status),
        IsPastDue: false,
      };
      execute({ json: JSON.stringify(timer) }).catch(() => {
        // The invoker has reported it; nobody waits for this run.
      });
    },
  };
}
