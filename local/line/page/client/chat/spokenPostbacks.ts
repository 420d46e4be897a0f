const storageKey = 'spokenPostbacks';
const kept = 500;

/**
 * What a postback's `displayText` said in the chat, by webhook event id. LINE shows it to the user but tells the bot
 * nothing of it, so the page keeps it (for as long as the tab lives).
 */
export function createSpokenPostbacks(changed: (webhookEventId: string) => void) {
  const texts = new Map<string, string>(
    JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as [string, string][],
  );
  return {
    find: (webhookEventId: string | undefined) =>
      webhookEventId === undefined ? undefined : texts.get(webhookEventId),
    remember(webhookEventId: string, text: string) {
      texts.set(webhookEventId, text);
      sessionStorage.setItem(storageKey, JSON.stringify([...texts].slice(-kept)));
      changed(webhookEventId);
    },
  };
}
export type SpokenPostbacks = ReturnType<typeof createSpokenPostbacks>;
