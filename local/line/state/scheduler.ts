type Task = { at: number; run: () => void };

/** A shared clock can be moved by another process, so due tasks are looked for at least this often. */
const maxSleepMs = 500;

/**
 * Runs things at a time of the emulator's clock, also when that clock jumps. `tick` runs what has become due;
 * waiting tasks never keep the process alive.
 */
export function createScheduler(now: () => number) {
  const tasks = new Set<Task>();
  let timer: NodeJS.Timeout | undefined;
  let armedFor = Infinity;

  function disarm() {
    clearTimeout(timer);
    timer = undefined;
    armedFor = Infinity;
  }

  function arm(at: number) {
    if (timer && armedFor <= at) return;
    disarm();
    armedFor = at;
    timer = setTimeout(tick, Math.max(0, Math.min(maxSleepMs, at - now())));
    timer.unref();
  }

  function tick() {
    disarm();
    const due = [...tasks].filter((task) => task.at <= now()).sort((a, b) => a.at - b.at);
    for (const task of due) {
      if (tasks.delete(task)) task.run();
    }
    let next = Infinity;
    for (const task of tasks) next = Math.min(next, task.at);
    if (next < Infinity) arm(next);
  }

  return {
    /** Returns a function that cancels. */
    at(at: number, run: () => void): () => void {
      const task = { at, run };
      tasks.add(task);
      arm(at);
      return () => void tasks.delete(task);
    },
    tick,
    clear() {
      tasks.clear();
      disarm();
    },
  };
}
