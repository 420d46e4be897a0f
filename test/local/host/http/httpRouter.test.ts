import { expect, test } from '@jest/globals';
import { HostError } from '../../../../local/host/hostError';
import { createHttpRouter } from '../../../../local/host/http/httpRouter';

function routerOf(...routes: string[]) {
  const router = createHttpRouter<string>();
  for (const route of routes) router.add(route, ['GET'], route, `f${routes.indexOf(route)}`);
  return router;
}

test.each([
  ['items/{id:int}', 'items/7', { id: '7' }],
  ['items/{id:int}', 'items/x', undefined],
  [
    'items/{id:guid}',
    'items/0f8fad5b-d9cb-469f-a165-70867728950e',
    { id: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  ],
  ['items/{id:guid}', 'items/7', undefined],
  ['items/{id:alpha:length(2,3)}', 'items/abc', { id: 'abc' }],
  ['items/{id:alpha:length(2,3)}', 'items/abcd', undefined],
  ['items/{id:range(5,10)}', 'items/10', { id: '10' }],
  ['items/{id:range(5,10)}', 'items/11', undefined],
  ['items/{id:min(1)?}', 'items', {}],
  ['items/{id:min(1)?}', 'items/0', undefined],
  ['items/{ok:bool}', 'items/True', { ok: 'True' }],
  ['{y:regex(^\\d{{4}}$)}/x', '2026/x', { y: '2026' }],
  ['{y:regex(^\\d{{4}}$)}/x', '20260/x', undefined],
  ['{name}.{ext}', 'a.b.png', { name: 'a', ext: 'b.png' }],
  ['{name}.{ext}', 'none', undefined],
  ['v{version}/x', 'V2/x', { version: '2' }],
  ['{a?}/{b?}', '', {}],
  ['{a?}/{b?}', '1', { a: '1' }],
  ['{*rest}', '', {}],
  ['{**rest}', 'a/b', { rest: 'a/b' }],
  ['a/{x}', 'a/%E3%81%82', { x: 'あ' }],
  ['a/{x}', 'a/b%2Fc', { x: 'b%2Fc' }],
  ['a/{x}', 'a/100%', { x: '100%' }],
  ['a/{x}', 'a//', undefined],
])('%s against %s', (route, path, params) => {
  expect(routerOf(route).find('GET', path)?.params).toEqual(params);
});

test('the most exact route wins, whatever the order', () => {
  const routes = ['{*rest}', 'a/{x}', 'a/{x:int}', 'a/b', 'a/{x}/c', 'a/{*rest}'];
  for (const order of [routes, routes.toReversed()]) {
    const router = routerOf(...order);
    const found = ['a/b', 'a/1', 'a/x', 'a/x/c', 'a/x/d', 'z'].map(
      (p) => router.find('GET', p)?.target,
    );
    expect(found).toEqual(['a/b', 'a/{x:int}', 'a/{x}', 'a/{x}/c', 'a/{*rest}', '{*rest}']);
  }
});

test('one route may have a function for each method', () => {
  const router = createHttpRouter<string>();
  router.add('a', ['GET'], 'get', 'f');
  router.add('a', ['POST'], 'post', 'g');
  expect([router.find('GET', 'a')?.target, router.find('POST', 'a')?.target]).toEqual([
    'get',
    'post',
  ]);
  expect(() => router.add('A', ['PUT', 'POST'], 'again', 'h')).toThrow(
    "The route specified conflicts with the route defined by function 'g'.",
  );
});

test.each([
  'a//b',
  '{*rest}/a',
  '{id',
  'a}',
  '{id}/{ID}',
  '{a?}/b',
  '{a-?}x',
  '{9a}',
  '{id:int',
  '{id:nope}',
])('%s is no route', (route) => {
  expect(() => routerOf(route)).toThrow(HostError);
});
