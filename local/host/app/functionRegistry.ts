import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  HookData,
  HookName,
  ProgrammingModel,
} from './coreContract';

export interface RegisteredFunction {
  readonly name: string;
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** What the app registers while it is loaded. Once `locked`, functions can no longer come or go. */
export interface FunctionRegistry {
  readonly functions: Map<string, RegisteredFunction>;
  readonly hooks: Readonly<Record<HookName, HookCallback[]>>;
  /** Shared by the hooks of every scope. */
  readonly appHookData: HookData;
  /** Shared by the app's own hooks alone. */
  readonly appOnlyHookData: HookData;
  programmingModel: ProgrammingModel | undefined;
  locked: boolean;
}

export function createFunctionRegistry(): FunctionRegistry {
  return {
    functions: new Map(),
    hooks: { appStart: [], appTerminate: [], preInvocation: [], postInvocation: [], log: [] },
    appHookData: {},
    appOnlyHookData: {},
    programmingModel: undefined,
    locked: false,
  };
}
