import { textOption, type NamedBinding } from '../app/bindings';
import { resolveSettingNames, type AppSettings } from '../appSettings';
import { assemblies, indexingError } from '../functionErrors';
import { DEFAULT_CONNECTION } from './queueConnection';

/** @see https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata */
const MIN_LENGTH = 3;
const MAX_LENGTH = 63;

/**
 * The queue of a trigger or an output, with `%SETTING%` resolved.
 * @throws HostError in the real host's words
 */
export function queueNameOf(
  binding: NamedBinding,
  functionName: string,
  settings: AppSettings,
): string {
  const given = textOption(binding, 'queueName') ?? '';
  const name = resolveSettingNames(given, settings, functionName).toLowerCase();
  const problem = queueNameProblem(name);
  if (problem !== undefined) {
    throw indexingError(functionName, assemblies.queues, `${problem} (Parameter 'name')`);
  }
  return name;
}

/** @see https://github.com/Azure/azure-sdk-for-net/blob/main/sdk/storage/Microsoft.Azure.WebJobs.Extensions.Storage.Queues/src/QueueClientExtensions.cs */
function queueNameProblem(name: string): string | undefined {
  if (name === '') return `A queue name can't be null or empty`;
  if (name.length < MIN_LENGTH || name.length > MAX_LENGTH) {
    return `A queue name must be from 3 to 63 characters long - "${name}"`;
  }
  if (name.startsWith('-') || name.endsWith('-')) {
    return `The dash (-) character may not be the first or last letter - "${name}"`;
  }
  if (!/^[a-z0-9-]+$/.test(name)) {
    return `A queue name can contain only letters, numbers, and dash(-) characters - "${name}"`;
  }
  if (name.includes('--')) return 'A queue name cannot contain consecutive dash(-) characters.';
  return undefined;
}

/** The name of the connection that a trigger or an output uses, with `%SETTING%` resolved. */
export function connectionNameOf(
  binding: NamedBinding,
  functionName: string,
  settings: AppSettings,
): string {
  const given = textOption(binding, 'connection');
  return given === undefined
    ? DEFAULT_CONNECTION
    : resolveSettingNames(given, settings, functionName);
}
