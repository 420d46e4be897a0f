'use strict';
/*
 * Loaded with `node --require` into every local process: shifts Date by the offset (ms) that stands in the file named by
 * LOCAL_CLOCK_FILE. All processes look at the same file, so they share one clock that a test can move. After a change the
 * process emits `clockShift`, so that timers may look at the time again.
 */
const { readFileSync } = require('node:fs');

const file = process.env.LOCAL_CLOCK_FILE;
const pollMs = 20;

if (file) {
  const RealDate = Date;
  const realNow = RealDate.now;
  let offset = 0;

  RealDate.now = function now() {
    return realNow() + offset;
  };
  // The prototype stays the real one: dates that Node itself makes, such as those of files, are instances all the same.
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [realNow() + offset] : args, newTarget),
    apply: () => new Date().toString(),
  });
  RealDate.prototype.constructor = globalThis.Date;

  const look = () => {
    let text;
    try {
      text = readFileSync(file, 'utf8').trim();
    } catch {
      return;
    }
    const next = Number(text);
    if (text === '' || !Number.isFinite(next) || next === offset) return;
    offset = next;
    process.emit('clockShift');
  };
  look();
  setInterval(look, pollMs).unref();
}
