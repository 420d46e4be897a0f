import { beforeAll, expect, test } from '@jest/globals';
import { createAssets } from '../../shared/composition/createAssets';
import { createMemoryReporter } from '../../shared/telemetry/memoryReporter';
import { assetsDirectory } from '../builders/memoryPorts';
import { getReady, playSeed } from '../simulation/playSeed';
import type { Script, Service, Step } from '../simulation/script';

/* The whole bot, in the simulation's time: what an outage of one service costs. */
const assets = createAssets(assetsDirectory, createMemoryReporter());
const minute = 60_000;
beforeAll(() => getReady(assets));

const says = (at: number, text: 'words' | 'wish' | 'card' = 'words'): Step => {
  return { do: 'say', at, id: `e${at}`, chat: 'private', user: 1, text };
};

async function play(steps: readonly Step[], service: Service, ms: number, rest = {}) {
  const script: Script = {
    steps,
    // From after the first webhook on.
    troubles: [{ kind: 'outage', service, from: 1020, ms }],
    pushAllowed: true,
    instances: 2,
    redelivery: true,
    slowModel: 0,
    ...rest,
  };
  const { outcome, violations } = await playSeed(1, assets, script);
  const ended = outcome.telemetry.flatMap(({ event }) =>
    event.name === 'event.handled' ? [event.fields] : [],
  );
  const queues = outcome.storage.messages().map(({ queue }) => queue);
  return { outcome, ended, queues, lost: violations.map(({ what }) => what) };
}

test.each([
  ['thirty seconds', 0.5],
  ['twenty minutes', 20],
])('%s without tables lose no event: it is answered afterwards', async (_time, minutes) => {
  const { outcome, ended, queues, lost } = await play([says(1000)], 'table', minutes * minute);
  expect({ lost, queues }).toEqual({ lost: [], queues: [] });
  expect(outcome.shown).toHaveLength(1);
  expect(ended).toMatchObject([{ attempt: 1 }]);
});

test('an event older than an hour changes what it says, and is not answered', async () => {
  const unsend: Step = { do: 'unsend', at: 1008, id: 'gone', of: 'e1000' };
  const forget: Step = { do: 'forget', at: 1009, id: 'forget', user: 2 };
  const steps = [says(1000), unsend, forget];
  const { outcome, ended, lost, queues } = await play(steps, 'table', 90 * minute);
  expect({ lost, queues, shown: outcome.shown }).toEqual({ lost: [], queues: [], shown: [] });
  expect(ended.map(({ outcome: how }) => how).sort()).toEqual(['stale', 'stale', 'unsent']);
  const stale = outcome.telemetry.filter(({ event }) => event.name === 'event.stale');
  expect(stale).toHaveLength(2);
});

test('a message older than an hour is remembered for the answers to those after it', async () => {
  const { outcome, lost } = await play([says(1000)], 'table', 90 * minute);
  expect(lost).toEqual([]);
  const rows = JSON.stringify(await outcome.storage.rows());
  const [word] = outcome.said.get('e1000')?.words ?? [];
  expect(rows).toContain(word?.text ?? 'nothing');
});

test('a picture that cannot be stored for a while costs one answer of the model', async () => {
  const steps = [says(1000, 'card')];
  const { outcome, lost, queues } = await play(steps, 'blob', 20 * minute);
  expect({ lost, queues }).toEqual({ lost: [], queues: [] });
  const paid = outcome.telemetry.filter(({ event }) => event.name === 'chat.turn');
  expect(paid).toHaveLength(1);
});

test('a picture that cannot be sent for a while costs one answer of the model, and is never pushed', async () => {
  const steps = [says(1000, 'card')];
  const { outcome, ended, lost, queues } = await play(steps, 'line', 20 * minute);
  expect({ lost, queues }).toEqual({ lost: [], queues: [] });
  const paid = outcome.telemetry.filter(({ event }) => event.name === 'chat.turn');
  expect(paid).toHaveLength(1);
  expect(ended).toMatchObject([{ outcome: 'replyUnknown' }]);
});
