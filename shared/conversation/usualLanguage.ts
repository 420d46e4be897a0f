import type { Language } from '../content/languages';
import type { HandledEvent } from '../line/webhookEvent';
import type { Subscribers } from '../subscriber/subscribers';

/** The language of the person whom an event is from: the one they have chosen, or the one of their LINE profile. */
export async function usualLanguage(
  { subscribers }: { readonly subscribers: Pick<Subscribers, 'languageOf'> },
  { source }: HandledEvent,
): Promise<Language> {
  return source?.userId === undefined ? 'en' : subscribers.languageOf(source.userId);
}
