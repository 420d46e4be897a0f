import type { IncomingMessage } from 'node:http';
import { outputsOf, textOption, type NamedBinding } from '../app/bindings';
import type { HttpRequestData, HttpResponseData, TypedData } from '../app/coreContract';
import type { RegisteredFunction } from '../app/functionRegistry';
import type { Invoker } from '../app/invoker';
import type { HostConfig } from '../hostConfig';
import { HostError } from '../hostError';
import type { HostedFunction } from '../hostedFunction';
import { startTrace } from '../traceContext';
import type { HttpFunction } from './functionServer';
import type { HttpRouter } from './httpRouter';

/** @see https://github.com/Azure/azure-functions-host/issues/1781 */
const RESERVED_ROUTE = /^\/*(admin|runtime)/i;
const ALL_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'];
const RETURN = '$return';

interface HttpFunctionDeps {
  config: HostConfig;
  invoker: Invoker;
  router: HttpRouter<HttpFunction>;
}

/**
 * Adds an HTTP function to the router. Keys are not asked for, whatever its `authLevel`, as under `func start`.
 * @throws HostError when its route is reserved, bad or taken
 */
export function addHttpFunction(
  deps: HttpFunctionDeps,
  target: RegisteredFunction,
  trigger: NamedBinding,
): HostedFunction {
  const { config, invoker, router } = deps;
  const route = textOption(trigger, 'route') ?? target.name;
  if (RESERVED_ROUTE.test(route)) {
    throw new HostError('The specified route conflicts with one or more built in routes.');
  }
  const methods = methodsOf(trigger);
  const output = outputsOf(target.metadata).find(({ type }) => type === 'http')?.name;
  const triggerName = trigger.name;

  const run = async (
    request: HttpRequestData,
    incoming: IncomingMessage,
  ): Promise<HttpResponseData | undefined> => {
    const response = await invoker.invoke(target, {
      inputData: [{ name: triggerName, data: { http: request } }],
      traceContext: startTrace(
        singleHeader(incoming, 'traceparent'),
        singleHeader(incoming, 'tracestate'),
      ),
    });
    const value: TypedData | null | undefined =
      output === RETURN
        ? response.returnValue
        : response.outputData?.find(({ name }) => name === output)?.data;
    return (value?.http as HttpResponseData | null | undefined) ?? undefined;
  };
  router.add(route, methods, run, target.name);
  const prefix = config.http.routePrefix === '' ? '' : `/${config.http.routePrefix}`;
  return {
    name: target.name,
    kind: 'http',
    detail: `${methods.join(',')} ${prefix}/${route.replace(/^\/+/, '')}`,
  };
}

/** Whether the function asks for a key in the cloud. */
export function asksForKey(trigger: NamedBinding): boolean {
  const level = textOption(trigger, 'authLevel')?.toLowerCase();
  return level === 'function' || level === 'admin';
}

function methodsOf(trigger: NamedBinding): string[] {
  const { methods } = trigger.info;
  return Array.isArray(methods) && methods.length > 0
    ? methods.map((method) => String(method).toUpperCase())
    : ALL_METHODS;
}

function singleHeader(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
