import type { SeededRandom } from './seededRandom';

/** What one person does at a moment, ms after the start. `word` is a text that nothing else says: where it is found, the message is. */
export type Step =
  | {
      readonly do: 'say';
      readonly at: number;
      readonly id: string;
      readonly chat: Chat;
      readonly user: number;
      readonly text: 'words' | 'wish' | 'card';
      readonly doubled?: boolean;
    }
  | {
      readonly do: 'picture';
      readonly at: number;
      readonly id: string;
      readonly chat: Chat;
      readonly user: number;
    }
  | { readonly do: 'edit'; readonly at: number; readonly id: string; readonly of: string }
  | { readonly do: 'unsend'; readonly at: number; readonly id: string; readonly of: string }
  /** Taps the newest button that says "Get the answer" or "Try again" in the chat. */
  | {
      readonly do: 'tap';
      readonly at: number;
      readonly id: string;
      readonly chat: Chat;
      readonly user: number;
    }
  | { readonly do: 'forget'; readonly at: number; readonly id: string; readonly user: number }
  /** An operator forgets somebody. */
  | { readonly do: 'erase'; readonly at: number; readonly user: number }
  /** An operator replays the dead letters. */
  | { readonly do: 'replay'; readonly at: number };

/** A one-to-one chat is its user's; a group has everybody in it. */
export type Chat = 'private' | 'group';

export type Service = 'table' | 'queue' | 'blob' | 'line' | 'model';

/** What goes wrong beside the script. */
export type Trouble =
  /** A service answers nothing but errors for a while. */
  | {
      readonly kind: 'outage';
      readonly service: Service;
      readonly from: number;
      readonly ms: number;
    }
  /** An instance dies at this call of its ports; whether that call still takes effect. */
  | { readonly kind: 'crash'; readonly atCall: number; readonly counts: boolean }
  /** One answer is lost although the call took effect. */
  | { readonly kind: 'lostAnswer'; readonly atCall: number }
  /** The host's own removal of a message it has handled fails: it comes again. */
  | { readonly kind: 'again'; readonly message: number }
  /** Instances disagree about the time by so much, ms. */
  | { readonly kind: 'skew'; readonly ms: number };

export interface Script {
  readonly steps: readonly Step[];
  readonly troubles: readonly Trouble[];
  readonly pushAllowed: boolean;
  readonly instances: number;
  /** Whether LINE sends what was not answered with 200 again. */
  readonly redelivery: boolean;
  /** The share of the model's answers that take longer than a reply token is waited for. */
  readonly slowModel: number;
}

/** What happened in this script, made from a seed. */
export function createScript(random: SeededRandom): Script {
  const users = random.int(1, 3);
  const pace = random.pick([20, 200, 2000, 20_000]);
  const steps: Step[] = [];
  let at = 1000;
  const said: { id: string; chat: Chat; user: number }[] = [];
  const length = random.int(3, 12);
  for (let index = 0; index < length; index += 1) {
    at += random.int(0, 2 * pace);
    const user = random.int(1, users);
    const chat: Chat = random.chance(0.25) ? 'group' : 'private';
    const id = `e${index}`;
    const earlier = said.length > 0 ? random.pick(said) : undefined;
    const roll = random.next();
    if (roll < 0.5 || earlier === undefined) {
      const text = random.pick(['words', 'words', 'words', 'wish', 'card'] as const);
      const doubled = random.chance(0.1);
      steps.push({ do: 'say', at, id, chat, user, text, ...(doubled ? { doubled } : {}) });
      said.push({ id, chat, user });
    } else if (roll < 0.57) {
      steps.push({ do: 'picture', at, id, chat: 'private', user });
      said.push({ id, chat: 'private', user });
    } else if (roll < 0.72) {
      steps.push({ do: 'unsend', at, id, of: earlier.id });
    } else if (roll < 0.78) {
      const inGroup = said.filter((one) => one.chat === 'group');
      if (inGroup.length > 0) steps.push({ do: 'edit', at, id, of: random.pick(inGroup).id });
    } else if (roll < 0.9) {
      steps.push({
        do: 'tap',
        at: at + random.int(0, 40_000),
        id,
        chat: earlier.chat,
        // In a group anybody may tap.
        user: earlier.chat === 'group' ? random.int(1, users) : earlier.user,
      });
    } else if (roll < 0.95) {
      steps.push({ do: 'forget', at, id, user });
    } else {
      steps.push({ do: 'erase', at, user });
    }
  }
  return {
    steps,
    troubles: createTroubles(random, at),
    pushAllowed: random.chance(0.4),
    instances: random.int(1, 3),
    redelivery: random.chance(0.8),
    slowModel: random.pick([0, 0, 0.2, 0.6]),
  };
}

function createTroubles(random: SeededRandom, endMs: number): Trouble[] {
  if (random.chance(0.25)) return [];
  const troubles: Trouble[] = [];
  const crashes = random.pick([0, 0, 1, 1, 2, 3]);
  for (let index = 0; index < crashes; index += 1) {
    troubles.push({ kind: 'crash', atCall: random.int(1, 400), counts: random.chance(0.5) });
  }
  for (let index = random.pick([0, 0, 1, 3]); index > 0; index -= 1) {
    troubles.push({ kind: 'lostAnswer', atCall: random.int(1, 400) });
  }
  if (random.chance(0.35)) {
    const service = random.pick(['table', 'table', 'queue', 'blob', 'line', 'model'] as const);
    const ms = random.pick([1000, 8000, 40_000, 200_000, 900_000, 7_200_000]);
    troubles.push({ kind: 'outage', service, from: random.int(0, endMs + 5000), ms });
  }
  if (random.chance(0.2)) troubles.push({ kind: 'again', message: random.int(1, 8) });
  if (random.chance(0.2)) troubles.push({ kind: 'skew', ms: random.int(-2000, 2000) });
  return troubles;
}
