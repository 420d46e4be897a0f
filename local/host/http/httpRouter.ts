import { HostError } from '../hostError';
import { parseRouteTemplate, type RouteParameter, type RouteTemplate } from './routeTemplate';

export interface RouteMatch<T> {
  readonly target: T;
  /** Decoded; an optional parameter that the path leaves out is not here. */
  readonly params: Readonly<Record<string, string>>;
}

export interface HttpRouter<T> {
  /**
   * @throws HostError when the template is bad or the same route has a function for one of the methods already
   */
  add(route: string, methods: readonly string[], target: T, functionName: string): void;
  /**
   * The function for a path, which may begin with a slash and has no query. A method that no function of the route
   * lists finds nothing, also HEAD: the real host answers 404 then, never 405.
   * @see https://github.com/Azure/azure-functions-host/issues/10098
   * @see https://github.com/Azure/azure-functions-host/issues/11625
   */
  find(method: string, path: string): RouteMatch<T> | undefined;
}

interface Route<T> {
  readonly template: RouteTemplate;
  readonly methods: ReadonlySet<string>;
  readonly target: T;
  readonly functionName: string;
}

const NO_PARAMS: Readonly<Record<string, string>> = Object.freeze({});

/** Matches as ASP.NET Core does: literals before constrained parameters before any, a catch-all last. */
export function createHttpRouter<T>(): HttpRouter<T> {
  const literal = new Map<string, Route<T>[]>();
  const patterns: Route<T>[] = [];

  return {
    add(text, methods, target, functionName) {
      const template = parseRouteTemplate(text, functionName);
      const route = { template, target, functionName, methods: new Set(methods) };
      refuseConflict([...[...literal.values()].flat(), ...patterns], route);
      if (template.segments.every((s) => s.kind === 'literal')) {
        const path = template.segments.map((s) => s.text).join('/');
        literal.set(path, [...(literal.get(path) ?? []), route]);
      } else {
        patterns.push(route);
        patterns.sort((a, b) => comparePrecedence(a.template.precedence, b.template.precedence));
      }
    },
    find(method, path) {
      const trimmed = trimSlashes(path);
      for (const route of literal.get(decode(trimmed).toLowerCase()) ?? []) {
        if (route.methods.has(method)) return { target: route.target, params: NO_PARAMS };
      }
      const segments = trimmed === '' ? [] : trimmed.split('/').map(decode);
      for (const route of patterns) {
        if (!route.methods.has(method)) continue;
        const params = matchTemplate(route.template, segments);
        if (params) return { target: route.target, params };
      }
      return undefined;
    },
  };
}

function refuseConflict<T>(routes: readonly Route<T>[], added: Route<T>): void {
  const text = added.template.text.toLowerCase();
  for (const route of routes) {
    if (route.template.text.toLowerCase() !== text) continue;
    if ([...added.methods].some((method) => route.methods.has(method))) {
      throw new HostError(
        `The route specified conflicts with the route defined by function '${route.functionName}'.`,
      );
    }
  }
}

function comparePrecedence(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function matchTemplate(
  template: RouteTemplate,
  path: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  const { segments } = template;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]!;
    const value = path[index];
    if (segment.kind === 'rest') {
      const rest = path.slice(index).join('/');
      return take(params, segment.parameter, rest === '' ? undefined : rest) ? params : undefined;
    }
    if (segment.kind === 'literal') {
      if (value?.toLowerCase() !== segment.text) return undefined;
      continue;
    }
    if (value === undefined) {
      if (!segment.optional) return undefined;
      for (const parameter of segment.parameters) take(params, parameter, undefined);
      continue;
    }
    const found = segment.pattern.exec(value);
    if (!found) return undefined;
    for (const [at, parameter] of segment.parameters.entries()) {
      if (!take(params, parameter, found[at + 1])) return undefined;
    }
  }
  return path.length > segments.length ? undefined : params;
}

/** Whether the value satisfies the constraints; a missing one does, and takes the default when there is one. */
function take(
  params: Record<string, string>,
  parameter: RouteParameter,
  value: string | undefined,
): boolean {
  if (value === undefined) {
    if (parameter.defaultValue !== undefined) params[parameter.name] = parameter.defaultValue;
    return true;
  }
  if (!parameter.constraints.every((accepts) => accepts(value))) return false;
  params[parameter.name] = value;
  return true;
}

function trimSlashes(path: string): string {
  const from = path.startsWith('/') ? 1 : 0;
  const to = path.length > from && path.endsWith('/') ? path.length - 1 : path.length;
  return path.slice(from, to);
}

/** Percent-decoding, except that an encoded slash stays as it is; what is no encoding stays too. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text.replace(/%2f/gi, (slash) => `%25${slash.slice(1)}`));
  } catch {
    return text;
  }
}
