/**
 * The part of the contract between host and library that this host uses: what `@azure/functions` asks of the
 * built-in module `@azure/functions-core`, and the values they exchange for an invocation.
 *
 * @see https://github.com/Azure/azure-functions-nodejs-library/blob/main/types-core/index.d.ts
 */
import type { LogLevel } from '../logLevel';

export interface NullableString {
  value?: string | null;
}

export interface TypedData {
  string?: string | null;
  json?: string | null;
  bytes?: Uint8Array | null;
  int?: number | null;
  double?: number | null;
  http?: HttpRequestData | HttpResponseData | null;
}

export interface HttpRequestData {
  method: string;
  url: string;
  body?: TypedData;
  nullableHeaders: Record<string, NullableString>;
  nullableParams: Record<string, NullableString>;
  nullableQuery: Record<string, NullableString>;
}

export interface HttpResponseData {
  statusCode?: string | null;
  headers?: Record<string, string> | null;
  cookies?: readonly HttpCookie[] | null;
  body?: TypedData | null;
}

export interface HttpCookie {
  name?: string | null;
  value?: string | null;
  domain?: NullableString | null;
  path?: NullableString | null;
  expires?: { value?: { seconds?: number | null; nanos?: number | null } | null } | null;
  secure?: { value?: boolean | null } | null;
  httpOnly?: { value?: boolean | null } | null;
  /** `none` here means that the attribute is not set. */
  sameSite?: 'none' | 'lax' | 'strict' | 'explicitNone' | null;
  maxAge?: { value?: number | null } | null;
}

export interface ParameterBinding {
  name: string;
  data: TypedData;
}

export interface TraceContext {
  traceParent: string;
  traceState: string;
  attributes: Record<string, string>;
}

export interface InvocationRequest {
  invocationId: string;
  functionId: string;
  inputData: readonly ParameterBinding[];
  triggerMetadata?: Record<string, TypedData>;
  traceContext?: TraceContext;
}

export interface InvocationResponse {
  outputData?: readonly { name?: string | null; data?: TypedData | null }[] | null;
  returnValue?: TypedData | null;
}

/** A binding as the library registers it; what else it holds depends on its type. */
export interface BindingInfo {
  type?: string | null;
  direction?: 'in' | 'out' | 'inout' | null;
  [option: string]: unknown;
}

export interface FunctionMetadata {
  name: string;
  functionId?: string;
  bindings: Record<string, BindingInfo>;
  retryOptions?: unknown;
}

export type FunctionCallback = (...args: unknown[]) => unknown;

export interface CoreInvocationContext {
  readonly invocationId: string;
  readonly request: InvocationRequest;
  readonly metadata: FunctionMetadata;
  state?: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  log(level: LogLevel, category: 'user' | 'system' | 'customMetric', message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResponse>;
}

export interface ProgrammingModel {
  readonly name: string;
  readonly version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel | Promise<InvocationModel>;
  getCapabilities?(
    capabilities: Record<string, string>,
  ): Record<string, string> | Promise<Record<string, string>>;
}

export type HookData = Record<string, unknown>;
export type HookCallback = (context: object) => unknown;
export type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation' | 'log';
