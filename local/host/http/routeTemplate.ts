import { HostError } from '../hostError';
import { parseRouteConstraint, type RouteConstraint } from './routeConstraint';

/** One segment of a route template, as a pattern over the decoded segment of a path. */
export type RouteSegment =
  | { kind: 'literal'; text: string }
  | {
      kind: 'parameters';
      pattern: RegExp;
      parameters: readonly RouteParameter[];
      optional: boolean;
    }
  | { kind: 'rest'; parameter: RouteParameter };

export interface RouteParameter {
  readonly name: string;
  readonly constraints: readonly RouteConstraint[];
  /** `{size=small}`: what the parameter is when the path does not have it. */
  readonly defaultValue: string | undefined;
}

export interface RouteTemplate {
  readonly text: string;
  readonly segments: readonly RouteSegment[];
  /** Compared from the left, lower first: literal, constrained, any, constrained rest, rest. */
  readonly precedence: string;
}

/**
 * Parses an ASP.NET Core route template, the language of `route`: `items/{id:int}/{part?}`, `files/{*path}`,
 * `{name}.{ext}`. Literals ignore case.
 *
 * @throws HostError that names the function
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-templates
 */
export function parseRouteTemplate(text: string, functionName: string): RouteTemplate {
  const fail = (why: string): never => {
    throw new HostError(
      `The route "${text}" of the function ${functionName} is not usable: ${why}`,
    );
  };
  const parts = splitSegments(text);
  const segments = parts.map((part, index): RouteSegment => {
    const segment = parseSegment(part, fail);
    const last = index === parts.length - 1;
    if (segment.kind === 'rest' && !last) fail('a catch-all can only be the last segment');
    if (segment.kind === 'parameters' && segment.optional && !last) {
      const rest = parts.slice(index + 1);
      if (!rest.every((p) => /^\{[^{}]*\?\}$/.test(p))) {
        fail('an optional parameter can only be at the end');
      }
    }
    return segment;
  });
  const names = segments.flatMap((s) =>
    s.kind === 'parameters' ? s.parameters : s.kind === 'rest' ? [s.parameter] : [],
  );
  const seen = new Set<string>();
  for (const { name } of names) {
    if (seen.has(name.toLowerCase())) fail(`the parameter ${name} appears twice`);
    seen.add(name.toLowerCase());
  }
  return { text, segments, precedence: segments.map(digitOf).join('') };
}

/** Slashes inside braces (a regex) do not end a segment. */
function splitSegments(text: string): string[] {
  const segments: string[] = [];
  let depth = 0;
  let current = '';
  for (const char of text.replace(/^\/+|\/+$/g, '')) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (char === '/' && depth === 0) {
      segments.push(current);
      current = '';
    } else current += char;
  }
  if (current !== '' || segments.length > 0) segments.push(current);
  return segments;
}

function parseSegment(part: string, fail: (why: string) => never): RouteSegment {
  if (part === '') fail('it has an empty segment');
  if (!/[{}]/.test(part)) return { kind: 'literal', text: part.toLowerCase() };
  if (part.startsWith('{*')) {
    if (!part.endsWith('}')) fail('a catch-all must be a whole segment');
    const body = part.slice(1, -1).replace(/^\*+/, '');
    return { kind: 'rest', parameter: parseParameter(body, fail).parameter };
  }
  const parameters: RouteParameter[] = [];
  let pattern = '';
  let optional = false;
  let at = 0;
  while (at < part.length) {
    if (part[at] === '}') fail('a brace is not closed');
    if (part[at] === '{') {
      const end = closingBrace(part, at);
      if (end < 0) fail('a brace is not closed');
      const parsed = parseParameter(part.slice(at + 1, end), fail);
      if (parsed.optional || parsed.parameter.defaultValue !== undefined) {
        if (at !== 0 || end !== part.length - 1) {
          fail('an optional parameter must be a whole segment');
        }
        optional = true;
      }
      parameters.push(parsed.parameter);
      pattern += '(.+?)';
      at = end + 1;
    } else {
      pattern += part[at]!.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
      at += 1;
    }
  }
  return { kind: 'parameters', pattern: new RegExp(`^${pattern}$`, 'is'), parameters, optional };
}

/** Doubled braces are a regex's own. */
function closingBrace(part: string, from: number): number {
  for (let at = from + 1; at < part.length; at += 1) {
    if (part[at] === '}') {
      if (part[at + 1] === '}' && part.indexOf('(', from) >= 0) at += 1;
      else return at;
    }
  }
  return -1;
}

function parseParameter(
  body: string,
  fail: (why: string) => never,
): { parameter: RouteParameter; optional: boolean } {
  let rest = body;
  const optional = rest.endsWith('?') && !rest.endsWith('(?');
  if (optional) rest = rest.slice(0, -1);
  let defaultValue: string | undefined;
  const equals = /^[^:(]*?=|^[^(]*?=/.exec(rest);
  if (equals && !optional) {
    defaultValue = rest.slice(equals[0].length);
    rest = equals[0].slice(0, -1);
  }
  const [name = '', ...constraints] = splitConstraints(rest);
  if (!/^[A-Za-z_][\w-]*$/.test(name)) fail(`"${name}" is no parameter name`);
  return {
    optional,
    parameter: {
      name,
      defaultValue,
      constraints: constraints.map(
        (text) => parseRouteConstraint(text) ?? fail(`the constraint "${text}" is not known`),
      ),
    },
  };
}

function splitConstraints(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const char of text) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ':' && depth === 0) {
      parts.push(current);
      current = '';
    } else current += char;
  }
  parts.push(current);
  return parts;
}

function digitOf(segment: RouteSegment): string {
  if (segment.kind === 'literal') return '1';
  if (segment.kind === 'rest') return segment.parameter.constraints.length > 0 ? '4' : '5';
  const narrowed = segment.parameters.length > 1 || segment.pattern.source !== '^(.+?)$';
  return narrowed || segment.parameters.some((p) => p.constraints.length > 0) ? '2' : '3';
}
