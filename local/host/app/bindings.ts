import type { BindingInfo, FunctionMetadata } from './coreContract';

export interface NamedBinding {
  readonly name: string;
  readonly type: string;
  readonly info: BindingInfo;
}

/** The binding that starts the function: the one whose type ends in `Trigger`. */
export function triggerOf(metadata: FunctionMetadata): NamedBinding | undefined {
  return namedBindings(metadata).find(({ type }) => type.endsWith('trigger'));
}

export function outputsOf(metadata: FunctionMetadata): NamedBinding[] {
  return namedBindings(metadata).filter(({ info }) => info.direction === 'out');
}

export function extraInputsOf(metadata: FunctionMetadata): NamedBinding[] {
  return namedBindings(metadata).filter(
    ({ type, info }) => info.direction === 'in' && !type.endsWith('trigger'),
  );
}

/** An option of a binding, when it is a text. */
export function textOption({ info }: NamedBinding, name: string): string | undefined {
  const value = info[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** With types in lower case: the host does not mind their case. */
function namedBindings(metadata: FunctionMetadata): NamedBinding[] {
  return Object.entries(metadata.bindings).map(([name, info]) => ({
    name,
    info,
    type: (info.type ?? '').toLowerCase(),
  }));
}
