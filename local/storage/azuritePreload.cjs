'use strict';
/*
 * Loaded with `node --require` into Azurite.
 *
 * Azurite looks for dead queue messages and blob extents every minute, in time that grows with the square of their number:
 * some thousand messages stop it for minutes. A local run does without that clean-up.
 *
 * It ends with the process that started it, however that one ends.
 */
const Module = require('node:module');

const never = 2 ** 31 - 1;
const load = Module._load;
Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (/utils\/constants$/.test(request) && loaded && 'DEFAULT_GC_INTERVAL_MS' in loaded) {
    loaded.DEFAULT_GC_INTERVAL_MS = never;
  }
  return loaded;
};

if (process.connected) {
  process.on('disconnect', () => process.exit());
  // The channel alone must not keep it running once its servers are closed.
  process.channel.unref();
}
