import { assemblies, indexingError } from './functionErrors';

export type AppSettings = NodeJS.ProcessEnv;

const SETTING_NAME = /%([^%]+)%/g;

/**
 * Replaces every `%NAME%` in a binding's value by that app setting.
 *
 * @throws HostError when a setting is missing, in the real host's words
 */
export function resolveSettingNames(
  text: string,
  settings: AppSettings,
  functionName: string,
): string {
  return text.replace(SETTING_NAME, (whole, name: string) => {
    const value = settings[name];
    if (value === undefined) {
      throw indexingError(
        functionName,
        assemblies.host,
        `'%${name}%' does not resolve to a value.`,
      );
    }
    return value;
  });
}

/**
 * Whether `AzureWebJobs.<function>.Disabled` is `true` or `1`. The dots may be underscores, since not every
 * shell can set a variable with dots in its name.
 * @see https://learn.microsoft.com/azure/azure-functions/disable-function
 */
export function isFunctionDisabled(functionName: string, settings: AppSettings): boolean {
  const value =
    settings[`AzureWebJobs.${functionName}.Disabled`] ??
    settings[`AzureWebJobs_${functionName}_Disabled`] ??
    settings[`AzureWebJobs__${functionName}__Disabled`];
  return value !== undefined && /^(1|true)$/i.test(value.trim());
}
