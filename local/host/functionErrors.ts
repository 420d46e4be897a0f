import { HostError } from './hostError';

/**
 * The words in which the real host refuses a function. It leaves that function out and goes on without it; this host
 * does not start, so that nobody misses the line.
 * @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Host/ScriptHost.cs
 */
export function functionInError(functionName: string, reason: string): string {
  return `The '${functionName}' function is in error: ${sentence(reason)}`;
}

/**
 * An error that the real host meets when it binds a trigger to its extension.
 * @param source the .NET assembly that refuses, which the real host names
 */
export function indexingError(
  functionName: string,
  source: string,
  reason: string,
  cause?: unknown,
): HostError {
  const method = `Microsoft.Azure.WebJobs.Host: Error indexing method 'Functions.${functionName}'.`;
  return new HostError(`${method} ${source}: ${sentence(reason)}`, cause);
}

export const assemblies = {
  host: 'Microsoft.Azure.WebJobs.Host',
  timers: 'Microsoft.Azure.WebJobs.Extensions',
  queues: 'Microsoft.Azure.WebJobs.Extensions.Storage.Queues',
} as const;

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
