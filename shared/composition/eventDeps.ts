import { takeTurn } from '../conversation/takeTurn';
import type { HandleLineEventsDeps } from '../inbox/handleLineEvents';
import { composeRichMessageJob } from '../jobs/composeRichMessageJob';
import { packEnvelope } from '../jobs/envelope';
import { lineEventJob } from '../jobs/lineEventJob';
import { containerNames } from '../jobs/resources';
import { createClaimCheck } from '../storage/claimCheck';
import { createAnswerDeps } from './answerDeps';
import { createChatDeps } from './chatDeps';
import type { Parts } from './parts';
import { createTwinQueue } from './twinQueue';

/** What handling events takes. */
export async function createEventDeps(parts: Parts): Promise<HandleLineEventsDeps> {
  const { config } = parts;
  const { storage, chance, reporter, clock, timers } = parts.ports;
  const answering = await createAnswerDeps(parts);
  const [{ subscribers, memory, desk, care }, { dayCards }, privacy, chat] = await Promise.all([
    parts.chats(),
    parts.pictures(),
    parts.privacy(),
    createChatDeps(parts),
  ]);
  const turnDeps = {
    ...answering,
    subscribers,
    memory,
    desk,
    care,
    offerPerson: parts.ports.notifyStaff !== undefined,
    chat,
    erase: privacy.eraseUser,
    unsendTraces: privacy.unsendTraces,
    dayCards,
  };
  const richMessages = storage.queue(composeRichMessageJob.queue);
  const poison = storage.queue(`${lineEventJob.queue}-poison`);
  return {
    records: answering.records,
    turns: answering.turns,
    claimCheck: createClaimCheck(storage.blobStore(containerNames.claims), chance.newId),
    takeTurn: (event, facts) => takeTurn(turnDeps, event, facts),
    enqueueRichMessage: (item) => richMessages.send(packEnvelope(composeRichMessageJob, [item])),
    queueTwins: createTwinQueue(parts.ports),
    deadLetter: (item) => poison.send(packEnvelope(lineEventJob, [item])),
    answerForMs: config.answerForMs,
    reporter,
    clock,
    timers,
  };
}
