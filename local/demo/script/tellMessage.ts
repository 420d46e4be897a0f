type Json = Readonly<Record<string, unknown>>;

interface Action {
  readonly type: string;
  readonly label?: string;
  readonly data?: string;
}

/** A message of the bot as a reader of the conversation sees it. */
export function tellMessage(message: Json): string[] {
  switch (message.type) {
    case 'text':
      return String(message.text).split('\n');
    case 'imagemap':
      return [tellPicture(message)];
    case 'flex': {
      const cards = message.contents as { type: string; contents?: unknown[] };
      const count = cards.type === 'carousel' ? (cards.contents ?? []).length : 1;
      return [`[${count === 1 ? '1 card' : `${count} cards`}: ${String(message.altText)}]`];
    }
    case 'template': {
      const { text, actions } = message.template as { text: string; actions: readonly Action[] };
      return [`${text}  ${actions.map(({ label }) => `[${label ?? ''}]`).join(' ')}`];
    }
    default:
      return [`[${String(message.type)}]`];
  }
}

/** What a card of the day says changes with the day; what somebody has asked for does not. */
function tellPicture({ baseUrl, altText }: Json): string {
  const isPersonal = String(baseUrl).includes('/personal-');
  return isPersonal ? `[picture made for this user: ${String(altText)}]` : '[picture of the day]';
}

/** The data of the newest postback with this label. @throws Error when there is none */
export function labelledAction(messages: readonly Json[], label: string): string {
  const found = messages
    .toReversed()
    .flatMap(actionsIn)
    .find((action) => action.label === label);
  if (found?.data === undefined) throw new Error(`There is no button "${label}"`);
  return found.data;
}

function actionsIn(value: unknown): Action[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(actionsIn);
  return (value as Action).type === 'postback' ? [value as Action, ...inside] : inside;
}
