import type { ClaimCheck } from '../storage/claimCheck';
import type { MessageQueue } from '../storage/messageQueue';

export interface PurgePoisonDeps {
  readonly poisonQueues: () => Promise<readonly MessageQueue[]>;
  readonly claimCheck: Pick<ClaimCheck, 'get' | 'remove'>;
}

/** Long enough to look through a queue; what is not somebody's comes back after it. */
const hiddenForSeconds = 30;

/**
 * Removes somebody's items from the poison queues; those of others in the same message stay. Answers how many were removed.
 */
export async function purgePoison(deps: PurgePoisonDeps, userId: string): Promise<number> {
  let removed = 0;
  for (const queue of await deps.poisonQueues()) {
    let left = await queue.depth();
    while (left > 0) {
      const messages = await queue.receive(32, hiddenForSeconds);
      if (messages.length === 0) break;
      left -= messages.length;
      for (const message of messages) {
        const envelope = readItems(message.text);
        const flags = await Promise.all(envelope.items.map((item) => isOf(deps, item, userId)));
        if (!flags.includes(true)) continue;
        const others = envelope.items.filter((_item, index) => flags[index] !== true);
        if (others.length > 0) await queue.send(JSON.stringify({ ...envelope, items: others }));
        await queue.remove(message);
        removed += envelope.items.length - others.length;
      }
    }
  }
  return removed;
}

interface Items {
  readonly items: readonly unknown[];
}

/** An item is somebody's when it names them: in its body, or in the blob that holds it. */
async function isOf(
  { claimCheck }: PurgePoisonDeps,
  item: unknown,
  userId: string,
): Promise<boolean> {
  if (JSON.stringify(item ?? null).includes(userId)) return true;
  const claim = (item as { body?: { claim?: unknown } } | null)?.body?.claim;
  if (typeof claim !== 'string') return false;
  const body = await claimCheck.get(claim);
  const isTheirs = body !== undefined && JSON.stringify(body).includes(userId);
  if (isTheirs) await claimCheck.remove(claim);
  return isTheirs;
}

function readItems(text: string): Items {
  try {
    const envelope = JSON.parse(text) as Partial<Items> | null;
    return { ...envelope, items: Array.isArray(envelope?.items) ? envelope.items : [envelope] };
  } catch {
    return { items: [text] };
  }
}
