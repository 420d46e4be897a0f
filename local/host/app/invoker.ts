import { randomUUID } from 'node:crypto';
import type { HostLog } from '../hostLog';
import type { LogLevel } from '../logLevel';
import type {
  CoreInvocationContext,
  InvocationRequest,
  InvocationResponse,
  ParameterBinding,
  TraceContext,
  TypedData,
} from './coreContract';
import type { FunctionRegistry, RegisteredFunction } from './functionRegistry';
import { createDeadlines } from './deadlines';
import { hookContext, runHooks } from './hooks';

export interface Trigger {
  inputData: readonly ParameterBinding[];
  triggerMetadata?: Record<string, TypedData>;
  traceContext?: TraceContext;
}

export interface Invoker {
  /** Runs a function once. Rejects with what it, or one of its hooks, threw. */
  invoke(target: RegisteredFunction, trigger: Trigger): Promise<InvocationResponse>;
  /** Settles when nothing runs; rejects never. */
  idle(): Promise<void>;
  readonly running: number;
}

interface InvokerOptions {
  registry: FunctionRegistry;
  /** Puts what a run gave its output bindings where they lead; a failure is the run's. */
  outputs: { send(target: RegisteredFunction, response: InvocationResponse): Promise<void> };
  log: HostLog;
  functionTimeoutMs: number | undefined;
}

/**
 * Runs functions through the programming model that the app's library registered, with its hooks, in the order
 * of the Node.js worker: arguments, preInvocation, the handler, postInvocation, response.
 *
 * A function that outlives `functionTimeout` counts as failed; unlike the real host, which restarts the worker,
 * this one cannot stop the handler itself.
 */
export function createInvoker(options: InvokerOptions): Invoker {
  const { registry, outputs, log, functionTimeoutMs } = options;
  const deadlines =
    functionTimeoutMs === undefined ? undefined : createDeadlines(functionTimeoutMs);
  let running = 0;
  let whenIdle: (() => void)[] = [];

  const settle = (): void => {
    running -= 1;
    if (running > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };

  return {
    get running() {
      return running;
    },
    async idle() {
      if (running > 0) await new Promise<void>((resolve) => whenIdle.push(resolve));
    },
    async invoke(target, trigger) {
      const invocationId = randomUUID();
      const startedAt = Date.now();
      running += 1;
      try {
        const work = run(registry, log, target, {
          invocationId,
          functionId: target.name,
          ...trigger,
        });
        const response = await (deadlines ? deadlines.guard(work, target.name) : work);
        await outputs.send(target, response);
        return response;
      } catch (error) {
        const durationMs = Date.now() - startedAt;
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        log.host(
          'error',
          `function ${target.name} failed after ${durationMs} ms (invocation ${invocationId}): ${reason}`,
        );
        throw error;
      } finally {
        settle();
      }
    },
  };
}

async function run(
  registry: FunctionRegistry,
  log: HostLog,
  target: RegisteredFunction,
  request: InvocationRequest,
): Promise<InvocationResponse> {
  const model = registry.programmingModel;
  if (!model) throw new Error('The app registered no programming model');
  /** The context that the function gets, once there is one. */
  const user: { context?: unknown } = {};
  const core: CoreInvocationContext = {
    invocationId: request.invocationId,
    request,
    metadata: target.metadata,
    state: undefined,
    log(level, category, message) {
      if (category === 'user') logUser(registry, log, target.name, level, message, user.context);
      else log.host(level, message);
    },
  };
  const invocation = await model.getInvocationModel(core);
  const { context, inputs } = await invocation.getArguments();
  user.context = context;

  const { preInvocation, postInvocation } = registry.hooks;
  const hookData = {};
  let callback = target.callback;
  let handlerInputs = inputs;
  if (preInvocation.length > 0) {
    const before = hookContext(
      registry,
      hookData,
      { functionCallback: callback, inputs },
      { invocationContext: context },
    );
    core.state = 'preInvocationHooks';
    try {
      await runHooks(preInvocation, before);
    } finally {
      core.state = undefined;
    }
    callback = before.functionCallback;
    handlerInputs = before.inputs;
  }

  let result: unknown = null;
  let error: unknown = null;
  core.state = 'invocation';
  try {
    result = await invocation.invokeFunction(context, handlerInputs, callback);
  } catch (thrown) {
    error = thrown ?? new Error('The function threw nothing');
  } finally {
    core.state = undefined;
  }

  if (postInvocation.length > 0) {
    const after = hookContext(
      registry,
      hookData,
      { inputs: handlerInputs, result, error },
      { invocationContext: context },
    );
    core.state = 'postInvocationHooks';
    try {
      await runHooks(postInvocation, after);
    } finally {
      core.state = undefined;
    }
    result = after.result;
    error = after.error;
  }
  // Whatever the function threw goes on as it is.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (error !== null && error !== undefined) throw error;
  return invocation.getResponse(context, result);
}

/** Log hooks may change the level and the text of what a function writes. */
function logUser(
  registry: FunctionRegistry,
  log: HostLog,
  functionName: string,
  level: LogLevel,
  message: string,
  invocationContext: unknown,
): void {
  if (registry.hooks.log.length === 0) {
    log.user(functionName, level, message);
    return;
  }
  const context = hookContext(
    registry,
    {},
    { level, message },
    { category: 'user', invocationContext },
  );
  for (const hook of registry.hooks.log) hook(context);
  log.user(functionName, context.level, context.message);
}
