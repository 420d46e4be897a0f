/**
 * Ends this process, as SIGTERM does, when the npm that runs it is gone. npm cannot pass on a SIGKILL, and the shell
 * between npm and this process passes nothing on.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
