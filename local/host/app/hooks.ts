import type { HookCallback, HookData } from './coreContract';
import type { FunctionRegistry } from './functionRegistry';

/**
 * The context that hooks get: `hookData` of their scope and `appHookData` of all, which can be filled but not
 * replaced, beside the values of the moment, which can be replaced.
 */
export function hookContext<T extends object>(
  registry: FunctionRegistry,
  hookData: HookData,
  values: T,
  readOnly: Record<string, unknown> = {},
): T {
  const context = { ...values };
  const fixed = { hookData, appHookData: registry.appHookData, ...readOnly };
  for (const [name, value] of Object.entries(fixed)) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => value,
      set() {
        throw new TypeError(`Cannot assign to read only property '${name}'`);
      },
    });
  }
  return context;
}

/** Runs hooks one after the other; the first that throws ends it. */
export async function runHooks(hooks: readonly HookCallback[], context: object): Promise<void> {
  for (const hook of hooks) await hook(context);
}
