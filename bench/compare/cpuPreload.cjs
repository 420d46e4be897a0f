'use strict';
/*
 * Loaded with `node --require` into a process that is measured: it tells its parent how much CPU time the whole process,
 * with all its threads, has used.
 */
if (process.send) {
  process.on('message', (message) => {
    if (message?.type !== 'cpu') return;
    const { user, system } = process.cpuUsage();
    process.send({ type: 'cpu', microseconds: user + system });
  });
  // A listener for messages must not keep a process running that would have ended.
  process.channel?.unref();
}
