import { hostJsonProblems } from '../host/hostJsonSchema';
import { parseJsonWithComments } from '../host/parseJsonWithComments';

/** The supported bundle. @see https://learn.microsoft.com/azure/azure-functions/extension-bundles */
const bundle = {
  id: 'Microsoft.Azure.Functions.ExtensionBundle',
  version: /^\[4\.[\d.*]+, ?5\.0\.0\)$/,
};

/** Checks host.json against its public schema, and that it names the extension bundle that is supported. */
export function checkHostJson(text: string | undefined): string[] {
  if (text === undefined) return ['host.json is missing'];
  let value: unknown;
  try {
    value = parseJsonWithComments(text);
  } catch (error) {
    return [`host.json is not JSON: ${(error as Error).message}`];
  }
  const problems = hostJsonProblems(value).map((problem) => `host.json: ${problem}`);
  const named = (value as { extensionBundle?: { id?: unknown; version?: unknown } } | null)
    ?.extensionBundle;
  if (named === undefined) problems.push('host.json names no extensionBundle');
  else if (named.id !== bundle.id || !bundle.version.test(String(named.version))) {
    problems.push(
      `host.json: extensionBundle must be ${bundle.id} [4.*, 5.0.0), not ${String(named.id)} ${String(named.version)}`,
    );
  }
  return problems;
}
