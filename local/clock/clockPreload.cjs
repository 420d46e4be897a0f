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
  const realNow = Date.now.bind(Date);
  let offset = 0;

  class ShiftedDate extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(realNow() + offset);
      else super(...args);
    }
    static now() {
      return realNow() + offset;
    }
  }
  globalThis.Date = new Proxy(ShiftedDate, {
    apply: () => new ShiftedDate().toString(),
  });

  const look = () => {
    let next;
    try {
      next = Number(readFileSync(file, 'utf8'));
    } catch {
      return;
    }
    if (!Number.isFinite(next) || next === offset) return;
    offset = next;
    process.emit('clockShift');
  };
  look();
  setInterval(look, pollMs).unref();
}
