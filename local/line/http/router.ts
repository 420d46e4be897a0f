import type { Answer } from './answer';
import type { Exchange } from './exchange';

export type Handler = (exchange: Exchange) => Answer | Promise<Answer>;

/** `path` has parameters in braces: `/v2/bot/profile/{userId}`. */
export type Route = { method: string; path: string; handler: Handler };

export type Match<R extends Route> = { route: R; params: Record<string, string> };

const noParams: Record<string, string> = Object.freeze({});

/**
 * Finds the route of a request: one map look-up for fixed paths, segments compared for the others.
 * `find` answers `undefined` when the path is unknown, or known with another method only.
 */
export function createRouter<R extends Route>(routes: readonly R[]) {
  const fixed = new Map<string, Match<R>>();
  const patterns: { route: R; segments: string[] }[] = [];
  for (const route of routes) {
    if (route.path.includes('{')) patterns.push({ route, segments: route.path.split('/') });
    else fixed.set(`${route.method} ${route.path}`, { route, params: noParams });
  }

  return {
    find(method: string, path: string): Match<R> | undefined {
      const exact = fixed.get(`${method} ${path}`);
      if (exact) return exact;
      const segments = path.split('/');
      for (const pattern of patterns) {
        if (pattern.route.method !== method) continue;
        const params = matchSegments(pattern.segments, segments);
        if (params) return { route: pattern.route, params };
      }
      return undefined;
    },
  };
}

function matchSegments(pattern: string[], path: string[]): Record<string, string> | undefined {
  if (pattern.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (let index = 0; index < pattern.length; index += 1) {
    const expected = pattern[index] ?? '';
    const actual = path[index] ?? '';
    if (!expected.startsWith('{')) {
      if (expected !== actual) return undefined;
      continue;
    }
    const value = decodeSegment(actual);
    if (!value) return undefined;
    params[expected.slice(1, -1)] = value;
  }
  return params;
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
