import type { ComposeRichMessageDeps } from '../conversation/composeRichMessage';
import { composeRichMessageJob } from '../jobs/composeRichMessageJob';
import { joinItems, packEnvelope, withDueAt } from '../jobs/envelope';
import { lineEventJob } from '../jobs/lineEventJob';
import { createAnswerDeps } from './answerDeps';
import type { Parts } from './parts';
import { createTwinQueue } from './twinQueue';

/** What drawing a turn's rich message and sending it takes. */
export async function createComposeDeps(parts: Parts): Promise<ComposeRichMessageDeps> {
  const { storage, clock } = parts.ports;
  const events = storage.queue(lineEventJob.queue);
  const poison = storage.queue(`${composeRichMessageJob.queue}-poison`);
  const [{ memory }, { takeBackPicture }] = await Promise.all([parts.chats(), parts.privacy()]);
  return {
    ...(await createAnswerDeps(parts)),
    memory,
    takeBackPicture,
    resume: (itemJson) => events.send(joinItems(lineEventJob, [withDueAt(itemJson, clock())])),
    queueTwins: createTwinQueue(parts.ports),
    answerForMs: parts.config.answerForMs,
    deadLetter: (item) => poison.send(packEnvelope(composeRichMessageJob, [item])),
  };
}
