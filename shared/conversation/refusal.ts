import type { Admission } from '../ai/aiAllowance';
import type { Language } from '../content/languages';
import type { HandledEvent } from '../line/webhookEvent';
import { phrasesIn } from '../phrases/phrasesIn';
import type { ChatDeps, SendMessages } from './takeTurnDeps';
import { ended, type TurnResult } from '../inbox/turnResult';
import { textWithChips } from '../cards/quickReplies';

/** Asks whether the model may be asked for whoever the event is from. */
export function admissionOf(
  { allowance }: Pick<ChatDeps, 'allowance'>,
  { source }: HandledEvent,
  chat: string,
): Promise<Admission> {
  return allowance.admit(source?.userId ?? chat);
}

/** Does what the model is needed for, or says why it may not be asked: each time but when that has just been said. */
export async function whenAdmitted(
  admission: Admission,
  language: Language,
  answer: SendMessages,
  ask: () => Promise<TurnResult>,
): Promise<TurnResult> {
  const { tooFast, budgetSpent, thinkingLimited } = phrasesIn(language);
  const refuse = (text: string) => answer([textWithChips(text, language)]);
  switch (admission) {
    case 'ok':
      return ask();
    case 'tooFast':
      return refuse(tooFast);
    case 'tooFastStill':
      return ended('tooFast');
    case 'userBudget':
    case 'newcomersBudget':
    case 'budget':
      return refuse(budgetSpent);
    case 'busy':
      return refuse(thinkingLimited);
    default:
      return admission satisfies never;
  }
}
