import { HostError } from './hostError';

export type AppSettings = NodeJS.ProcessEnv;

const SETTING_NAME = /%([^%]+)%/g;

/**
 * Replaces every `%NAME%` in a binding's value by that app setting.
 *
 * @param what names the place in the error, for example `queueName of the function "resize"`
 * @throws HostError when a setting is missing
 */
export function resolveSettingNames(text: string, settings: AppSettings, what: string): string {
  return text.replace(SETTING_NAME, (whole, name: string) => {
    const value = settings[name];
    if (value === undefined) {
      throw new HostError(`${what} is "${text}", but the app setting ${name} is not set`);
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
