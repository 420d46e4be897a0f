import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lineEndpoints } from '../../../local/line/api/endpoints';
import { lineCoverage } from '../../../local/line/coverage';

const callOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('the matrix names exactly the endpoints that are registered', () => {
  const registered = lineEndpoints(async () => ({ statusCode: 0, reason: 'ok', detail: '' }));
  const emulated = lineCoverage.endpoints.filter(({ name }) => name !== undefined);
  expect(emulated.map((row) => `${row.name}: ${callOf(row)}`).sort()).toEqual(
    registered.map((endpoint) => `${endpoint.name}: ${callOf(endpoint)}`).sort(),
  );
});

test('the matrix names every call once, and says of each gap what it is', () => {
  const calls = lineCoverage.endpoints.map(callOf);
  expect(new Set(calls).size).toBe(calls.length);
  const silent = lineCoverage.endpoints.filter(({ name, missing }) => !name && !missing);
  expect(silent).toEqual([]);
});

/** `POST /v2/…` of each call that the SDK's clients make: their doc comments name method and URL. */
function callsOfSdk(): string[] {
  const dist = dirname(require.resolve('@line/bot-sdk/package.json'));
  const clients = [
    'messaging-api/api/messagingApiClient',
    'messaging-api/api/messagingApiBlobClient',
    'channel-access-token/api/channelAccessTokenClient',
    'insight/api/insightClient',
    'manage-audience/api/manageAudienceClient',
    'manage-audience/api/manageAudienceBlobClient',
  ];
  const calls = clients.flatMap((client) => {
    const source = readFileSync(join(dist, 'dist', `${client}.js`), 'utf8');
    return [...source.matchAll(/Calls `([A-Z]+) https:\/\/[^/]+(\/[^`]*)`/g)];
  });
  return [...new Set(calls.map(([, method, path]) => `${method} ${path}`))];
}

test('the matrix knows every call that the official SDK makes', () => {
  const known = new Set(lineCoverage.endpoints.map(callOf));
  const calls = callsOfSdk();
  expect(calls.length).toBeGreaterThan(80);
  expect(calls.filter((call) => !known.has(call))).toEqual([]);
});
