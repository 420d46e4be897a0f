import { z } from 'zod';
import { languages } from '../content/languages';
import { parseAdminKeys } from './adminKeys';

export const url = z.url({
  protocol: /^https?$/,
  error: 'expected a URL such as https://bot.example.com',
});

export function isLoopback(address: string): boolean {
  const hostname = URL.parse(address)?.hostname;
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/** LINE's apps fetch over https only; plain http serves development on one machine. */
export const publicUrl = url
  .refine((value) => value.startsWith('https://') || isLoopback(value), {
    error: 'expected https (http is allowed on loopback only)',
  })
  .transform((value) => value.replace(/\/+$/, ''));

/** Hosts of Azure OpenAI. @see https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle */
const azureModelHosts = [
  '.openai.azure.com',
  '.cognitiveservices.azure.com',
  '.services.ai.azure.com',
];
const modelPath = '/openai/v1';

/** Base URL of a model. On Azure's hosts the portal shows the address without its path: it is completed. */
export const modelUrl = publicUrl.transform((value, context) => {
  const { hostname, pathname, search, origin } = new URL(value);
  if (!azureModelHosts.some((host) => hostname.endsWith(host))) return value;
  if (search === '' && ['/', '/openai', modelPath].includes(pathname)) return origin + modelPath;
  context.addIssue(`expected https://NAME.openai.azure.com${modelPath}, without more`);
  return z.NEVER;
});

export const secret = (minimum: number) =>
  z.string().min(minimum, { error: `expected at least ${minimum} characters` });

export const flag = z
  .enum(['true', 'false'], { error: 'expected true or false' })
  .transform((value) => value === 'true');

export const wholeNumber = (minimum: number, maximum: number) =>
  z.coerce
    .number({ error: 'expected a number' })
    .int({ error: 'expected a whole number' })
    .min(minimum, { error: `expected at least ${minimum}` })
    .max(maximum, { error: `expected at most ${maximum}` });

export const amount = z.coerce
  .number({ error: 'expected a number' })
  .min(0, { error: 'expected at least 0' })
  .max(1_000_000, { error: 'expected at most 1000000' });

export const required = (what: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined ? `is missing: expected ${what}` : `expected ${what}`,
});

export const languageList = z
  .string()
  .transform((value) => (value === 'none' ? [] : value.split(',').map((part) => part.trim())))
  .pipe(z.array(z.enum(languages, { error: `expected none, or some of ${languages.join(',')}` })));

export const adminKeys = z.string().transform((value, context) => {
  const parsed = parseAdminKeys(value);
  if ('keys' in parsed) return parsed.keys;
  for (const message of parsed.problems) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});
