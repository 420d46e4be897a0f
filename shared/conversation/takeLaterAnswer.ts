import { senderOf } from '../line/webhookEvent';
import type { ChatCompletionContentPart } from 'openai/resources/chat/completions';
import { converse } from './converse/converse';
import { laterButton } from './converse/laterButton';
import { pictureJob } from './converse/pictureJob';
import type { LaterAnswer } from './memory/laterAnswers';
import { phrasesIn } from '../phrases/phrasesIn';
import { readMessage } from './readMessage/readMessage';
import { pictureMessage } from './readMessage/pictureMessage';
import { admissionOf, whenAdmitted } from './refusal';
import type { ChatDeps, PostbackEvent, SendMessages, TakeTurnDeps } from './takeTurnDeps';
import { textWithChips } from '../cards/quickReplies';
import { usualLanguage } from './usualLanguage';
import type { TurnFacts } from '../inbox/turnFacts';
import type { TurnResult } from '../inbox/turnResult';

/** Who has not said for so long that they still think about it has died: they say so every 30 s. */
const stillWorkingMs = 100_000;
const pollMs = 500;

/** Gives the answer that a button has promised: as it is, when it is there; else it is thought of once more. */
export async function takeLaterAnswer(
  deps: TakeTurnDeps,
  event: PostbackEvent,
  facts: TurnFacts,
  webhookEventId: string,
  answer: SendMessages,
): Promise<TurnResult> {
  const { chat } = facts;
  const language = await usualLanguage(deps, event);
  const gone = () => answer([textWithChips(phrasesIn(language).answerGone, language)]);
  if (deps.chat === undefined) return gone();
  const found = await whenReady(deps.chat, chat, webhookEventId);
  if (found === undefined) return gone();
  if (found.state === 'ready') {
    const { answer: kept } = found;
    return kept.kind === 'picture'
      ? pictureJob({ event, chat }, kept, found.origin)
      : answer(kept.messages);
  }
  if (found.state === 'working' && isAlive(deps.chat, found)) {
    return answer([laterButton(language, webhookEventId)]);
  }
  const { chat: chatDeps } = deps;
  const admission = await admissionOf(chatDeps, event, chat);
  return whenAdmitted(admission, language, answer, () =>
    askAgain(chatDeps, event, facts, found, language, gone),
  );
}

function isAlive({ clock }: ChatDeps, { at }: LaterAnswer): boolean {
  return clock() - at < stillWorkingMs;
}

async function whenReady(
  deps: ChatDeps,
  chat: string,
  webhookEventId: string,
): Promise<LaterAnswer | undefined> {
  for (let waited = 0; ; waited += pollMs) {
    const found = await deps.later.find(chat, webhookEventId);
    if (found?.state !== 'working' || !isAlive(deps, found) || waited >= deps.laterWaitMs)
      return found;
    await deps.timers.delay(pollMs);
  }
}

async function askAgain(
  deps: ChatDeps,
  event: PostbackEvent,
  facts: TurnFacts,
  { origin }: LaterAnswer,
  language: Parameters<typeof phrasesIn>[0],
  gone: () => Promise<TurnResult>,
): Promise<TurnResult> {
  const recall = await deps.memory.recall(facts.chat);
  const asked = recall.messages.filter(
    ({ id, from }) => from === 'user' && origin.messageIds.includes(id),
  );
  const last = asked.at(-1);
  if (last === undefined) return gone();
  const before = recall.messages.filter(({ at }) => at < last.at);
  return converse(
    deps,
    { ...facts, event, language, recall: { ...recall, messages: before } },
    {
      ...origin,
      async read(deadlineAt) {
        const parts = await Promise.all(
          asked.map(async ({ id, text, picture }): Promise<ChatCompletionContentPart[]> => {
            if (picture !== true) return [{ type: 'text', text }];
            const reading = await readMessage(deps, pictureMessage(id), {
              language,
              sender: senderOf(event),
              deadlineAt,
            });
            return reading.kind === 'readable' ? [...reading.parts] : [{ type: 'text', text }];
          }),
        );
        return { kind: 'ask', parts: parts.flat(), remember: [] };
      },
    },
  );
}
