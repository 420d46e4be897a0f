import { HostError } from './hostError';

/** A NuGet package id. @see https://learn.microsoft.com/nuget/reference/nuspec#id */
const PACKAGE_ID = /^\w+(?:[.-]\w+)*$/;
/** A version with a star at its end, or a range of two in brackets: `[4.*, 5.0.0)`. */
const VERSION = '\\d+(?:\\.\\d+){0,3}(?:\\.\\*)?';
const RANGE = new RegExp(
  `^(?:${VERSION}|[[(]\\s*(?:${VERSION})?\\s*,\\s*(?:${VERSION})?\\s*[\\])])$`,
);

/**
 * Whether host.json names an extension bundle. The real host adds one of its own only when there is no host.json.
 *
 * @throws HostError in the real host's words when its id or version is missing or bad
 * @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Config/ExtensionBundleConfigurationHelper.cs
 */
export function hasExtensionBundle(section: unknown): boolean {
  if (section === undefined || section === null) return false;
  const { id, version } = section as { id?: unknown; version?: unknown };
  for (const [name, good] of [
    ['version', typeof version === 'string' && RANGE.test(version.trim())],
    ['id', typeof id === 'string' && PACKAGE_ID.test(id)],
  ] as const) {
    if (good) continue;
    throw new HostError(
      `The value of ${name} property in extensionBundle section of host.json file is invalid or missing. See https://aka.ms/functions-hostjson for more information`,
    );
  }
  return true;
}
