import type { Config } from '../config/environment';
import { twinDelayMs } from '../inbox/twinSchedule';
import { withDueAt } from '../jobs/envelope';
import { createGroupCommit } from '../jobs/groupCommit';
import { lineEventJob, lineEventTwinJob } from '../jobs/lineEventJob';
import { containerNames } from '../jobs/resources';
import { createSignatureVerifier } from '../line/signature';
import { createClaimCheck } from '../storage/claimCheck';
import type { ReceiveWebhookDeps } from '../webhook/receiveWebhook';
import type { Ports } from './ports';

/** Items of a message of twins: nearly all of them are handled by then, and only looked up. */
const maxTwins = 64;

/** What the webhook waits for: every module here counts against LINE's two seconds at a cold start. */
export function createWebhookDeps(config: Config, ports: Ports): ReceiveWebhookDeps {
  const { storage, chance, timers, reporter, clock } = ports;
  const events = storage.queue(lineEventJob.queue);
  const twins = storage.queue(lineEventTwinJob.queue);
  const shared = { reporter, clock, timers };
  const first = createGroupCommit({
    ...shared,
    job: lineEventJob,
    send: (text) => events.send(text),
  });
  const twin = createGroupCommit({
    ...shared,
    job: lineEventTwinJob,
    send: (text) => twins.send(text, { hiddenForSeconds: twinDelayMs / 1000 }),
    maxItems: maxTwins,
    maxInFlight: 1,
  });
  return {
    verifySignature: createSignatureVerifier(config.line.channelSecrets),
    async enqueue(itemJson) {
      const dueAt = clock() + twinDelayMs;
      await Promise.all([first.add(itemJson), twin.add(withDueAt(itemJson, dueAt))]);
    },
    claimCheck: createClaimCheck(storage.blobStore(containerNames.claims), chance.newId),
    randomBytes: chance.randomBytes,
    reporter,
    clock,
  };
}
