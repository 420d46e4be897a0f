import type { Admission } from '../ai/aiAllowance';
import type { Language } from '../content/languages';
import type { HandledEvent } from '../line/webhookEvent';
import { phrasesIn } from './phrases/phrasesIn';
import type { ChatDeps } from './turn';

/** What to say instead of asking the model; `silent` when it has been said. Undefined when the model may be asked. */
export async function refusalOf(
  { allowance }: Pick<ChatDeps, 'allowance'>,
  { source }: HandledEvent,
  chat: string,
  language: Language,
): Promise<string | undefined> {
  const { tooFast, budgetSpent, thinkingLimited } = phrasesIn(language);
  const words: Record<Admission, string | undefined> = {
    ok: undefined,
    tooFast,
    tooFastStill: 'silent',
    userBudget: budgetSpent,
    budget: budgetSpent,
    busy: thinkingLimited,
  };
  return words[await allowance.admit(source?.userId ?? chat)];
}
