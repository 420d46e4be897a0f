import type { TypedData } from '../app/coreContract';
import { waitUntil, type ClockWait } from '../clockWait';
import {
  isPastDue,
  toStored,
  type ScheduleStatus,
  type ScheduleStatusStore,
} from './scheduleStatus';
import type { TimerSchedule } from './timerSchedule';

export interface TimerListener {
  start(): void;
  /** Starts no more runs. Settles when the one under way is done. */
  stop(): Promise<void>;
}

interface TimerListenerOptions {
  functionName: string;
  schedule: TimerSchedule;
  runOnStartup: boolean;
  /** Undefined: the schedule is not monitored, so a missed run is not made up for. */
  statusStore: ScheduleStatusStore | undefined;
  /** Rejects when the function failed, which does not change the schedule. */
  execute(timer: TypedData): Promise<void>;
}

/** Runs a function by its schedule, one run at a time, and at once when an occurrence was missed while nothing ran. */
export function createTimerListener(options: TimerListenerOptions): TimerListener {
  const { schedule, functionName, statusStore } = options;
  let stopping = false;
  let wait: ClockWait | undefined;
  let loop: Promise<void> = Promise.resolve();
  let status: ScheduleStatus;

  const fire = async (pastDue: boolean, scheduled: boolean): Promise<void> => {
    const startedMs = Date.now();
    const timer = {
      Schedule: { AdjustForDST: schedule.adjustForDst },
      ScheduleStatus: statusStore ? toStored(status) : null,
      IsPastDue: pastDue,
    };
    try {
      await options.execute({ json: JSON.stringify(timer) });
    } catch {
      // The invoker has reported it, and the schedule goes on.
    }
    // A clock that fires a little early must not give the same occurrence twice.
    const baseMs = scheduled ? Math.max(startedMs, status.nextMs) : startedMs;
    status = { lastMs: baseMs, nextMs: schedule.next(baseMs), lastUpdatedMs: baseMs };
    await statusStore?.write(functionName, status);
  };

  const run = async (): Promise<void> => {
    const nowMs = Date.now();
    const stored = await statusStore?.read(functionName);
    const pastDue = stored !== undefined && isPastDue(stored, schedule, nowMs);
    status = {
      lastMs: stored?.lastMs,
      nextMs: pastDue ? stored.nextMs : schedule.next(nowMs),
      lastUpdatedMs: stored?.lastUpdatedMs,
    };
    if (!stored && statusStore) {
      await statusStore.write(functionName, { ...status, lastUpdatedMs: nowMs });
    }
    if (!stopping && (pastDue || options.runOnStartup)) await fire(pastDue, false);
    while (!stopping) {
      wait = waitUntil(status.nextMs);
      await wait.done;
      wait = undefined;
      if (!stopping) await fire(false, true);
    }
  };

  return {
    start() {
      loop = run();
    },
    async stop() {
      stopping = true;
      wait?.wake();
      await loop;
    },
  };
}
