import { runCommandLine } from '../commandLine/runCommandLine';
import { createProgram } from './createProgram';

void runCommandLine(createProgram(process.env), process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
