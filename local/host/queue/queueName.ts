import { textOption, type NamedBinding } from '../app/bindings';
import { resolveSettingNames, type AppSettings } from '../appSettings';
import { HostError } from '../hostError';
import { DEFAULT_CONNECTION } from './queueConnection';

/** @see https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata */
const QUEUE_NAME = /^[a-z0-9](?:-?[a-z0-9]){2,62}$/;
const MAX_LENGTH = 63;

/**
 * The queue of a trigger or an output, with `%SETTING%` resolved.
 * @throws HostError that names the function
 */
export function queueNameOf(
  binding: NamedBinding,
  functionName: string,
  settings: AppSettings,
): string {
  const given = textOption(binding, 'queueName');
  if (given === undefined) throw new HostError(`The function ${functionName} names no queue`);
  const name = resolveSettingNames(
    given,
    settings,
    `queueName of the function ${functionName}`,
  ).toLowerCase();
  if (name.length > MAX_LENGTH || !QUEUE_NAME.test(name)) {
    throw new HostError(
      `The queue "${name}" of the function ${functionName} is no queue name: 3 to 63 lower-case letters, digits and single dashes`,
    );
  }
  return name;
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
    : resolveSettingNames(given, settings, `connection of the function ${functionName}`);
}
