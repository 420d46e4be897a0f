/** The host's words around what the app said when it could not be loaded. */
const loading = /^Worker was unable to load entry point "[^"]+": /;
const place = /\s*\(at .*\)$/;
const stackLine = /^\s+at .*/;
const nodeNoise =
  /^(Node\.js v[\d.]+|\(Use `node .*|Debugger (listening on|ending on) .*|For help, see: .*)$/;

/** What a process printed before it gave up, for the one who started it: the problem, without stacks and places in code. */
export function readableFailure(printed: string): string {
  return printed
    .split('\n')
    .filter((line) => !stackLine.test(line) && !nodeNoise.test(line.trim()))
    .map((line) => line.replace(loading, '').replace(place, '').trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
