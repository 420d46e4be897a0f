import type { Admission } from '../ai/aiAllowance';
import type { Language } from '../content/languages';
import type { HandledEvent } from '../line/webhookEvent';
import { phrasesIn } from './phrases/phrasesIn';
import type { ChatDeps } from './turn';

/** Asks whether the model may be asked for whoever the event is from. */
export function admissionOf(
  { allowance }: Pick<ChatDeps, 'allowance'>,
  { source }: HandledEvent,
  chat: string,
): Promise<Admission> {
  return allowance.admit(source?.userId ?? chat);
}

/** What to say instead of asking the model; `silent` when it has been said. Undefined when the model may be asked. */
export function refusalOf(admission: Admission, language: Language): string | undefined {
  const { tooFast, budgetSpent, thinkingLimited } = phrasesIn(language);
  const words: Record<Admission, string | undefined> = {
    ok: undefined,
    tooFast,
    tooFastStill: 'silent',
    userBudget: budgetSpent,
    budget: budgetSpent,
    busy: thinkingLimited,
  };
  return words[admission];
}
