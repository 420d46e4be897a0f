import type { Outcome } from './simulate';
import { wordPattern } from './simulatedModel';

/** One broken promise. */
export interface Violation {
  readonly rule: string;
  readonly what: string;
}

type Rule = (outcome: Outcome) => Promise<string[]> | string[];

/** Outcomes with which an event may end without an answer. */
const silent = [
  'unsent',
  'edited',
  'gathered',
  'muted',
  'outdated',
  'notForBot',
  'stale',
  'erased',
];
const answered = ['replied', 'pushed'];

async function records({ storage }: Outcome) {
  const found = new Map<string, { state: string; outcome: string }>();
  for (const { table, row } of await storage.rows()) {
    if (!table.startsWith('eventrecords')) continue;
    const { state, outcome = '' } = row.fields;
    found.set(row.partition, { state: String(state), outcome: String(outcome) });
  }
  return found;
}

const rules: Readonly<Record<string, Rule>> = {
  'work comes to rest': ({ endless, calls }) =>
    endless ? [`still at work after ${calls} calls`] : [],

  /** What LINE was told is stored is handled to its end. */
  'no event is lost': async (outcome) => {
    const known = await records(outcome);
    return outcome.delivered.flatMap(({ eventId, ackedAt, step }) => {
      if (ackedAt === undefined) return [];
      const state = known.get(eventId)?.state;
      return state === 'done' ? [] : [`${eventId} (${step.do}) is ${state ?? 'unknown'}`];
    });
  },

  'nothing is left open': async ({ storage }) => {
    const open = (await storage.rows())
      .filter(({ table, row }) => table === 'turns' && row.row.startsWith('turn-'))
      .map(({ row }) => `turn ${row.row}`);
    const waiting = storage.messages().map(({ queue }) => `a message on ${queue}`);
    return [...open, ...waiting];
  },

  'no event is answered twice': ({ shown }) => {
    const counts = new Map<string, number>();
    for (const { eventId } of shown) counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
    return [...counts]
      .filter(([, count]) => count > 1)
      .map(([id, count]) => `${id}: ${count} answers`);
  },

  /** The exceptions are those that LINE leaves open: a dead token without push, a reply of unknown outcome. */
  'what is asked is answered': async (outcome) => {
    const { delivered, shown, script } = outcome;
    const known = await records(outcome);
    return delivered.flatMap(({ eventId, step, ackedAt }) => {
      if (ackedAt === undefined || step.do === 'unsend') return [];
      const how = known.get(eventId)?.outcome ?? '';
      const isShown = shown.some((one) => one.eventId === eventId);
      if (answered.includes(how)) return isShown ? [] : [`${eventId} is ${how}, and nobody saw it`];
      if (silent.includes(how)) return [];
      // Said in words that the picture will not come.
      if (how.startsWith('refused:') && isShown && script.troubles.length > 0) return [];
      const calm = script.troubles.length === 0;
      if (how === 'replyTokenExpired' || how === 'noReplyToken') {
        return calm || script.pushAllowed ? [`${eventId} (${step.do}) ended as ${how}`] : [];
      }
      if (how === 'replyUnknown' || how === 'pushUnknown') {
        return calm ? [`${eventId} (${step.do}) ended as ${how}`] : [];
      }
      return [`${eventId} (${step.do}) ended as ${how || 'nothing'}`];
    });
  },

  /** What was acknowledged before the next was sent is answered before it, while nothing goes wrong. */
  'a chat is answered in order': ({ delivered, shown, script }) => {
    if (script.troubles.length > 0 || script.slowModel > 0) return [];
    const shownAt = (eventId: string) => shown.find((one) => one.eventId === eventId)?.at;
    return delivered.flatMap((first) =>
      delivered.flatMap((second) => {
        const isNext =
          first.chat === second.chat &&
          first.ackedAt !== undefined &&
          first.ackedAt + promisedGapMs <= second.sentAt;
        const a = shownAt(first.eventId);
        const b = shownAt(second.eventId);
        if (!isNext || a === undefined || b === undefined || a <= b) return [];
        return [`${second.eventId} was answered before ${first.eventId}`];
      }),
    );
  },

  'nothing unsent is left': async (outcome) => {
    const known = await records(outcome);
    const words = outcome.delivered.flatMap(({ step, eventId, ackedAt }) => {
      if (step.do !== 'unsend' || ackedAt === undefined) return [];
      if (known.get(eventId)?.state !== 'done') return [];
      return (outcome.said.get(step.of)?.words ?? []).map(({ text }) => text);
    });
    return findWords(outcome, words);
  },

  'nothing erased is left': async (outcome) => {
    const known = await records(outcome);
    const asked = outcome.delivered
      .filter(({ step, eventId }) => step.do === 'forget' && known.get(eventId)?.state === 'done')
      .map(({ chat, timestamp }) => ({ user: chat, at: timestamp }));
    const done = outcome.erasures.filter(({ doneAt }) => doneAt !== undefined);
    const words = [...asked, ...done].flatMap(({ user, at }) =>
      [...outcome.said.values()]
        .filter((said) => said.user === user)
        .flatMap((said) => said.words)
        .filter((word) => word.at < at)
        .map(({ text }) => text),
    );
    return findWords(outcome, words);
  },

  'an erasure comes to its end': ({ erasures }) =>
    erasures
      .filter(({ doneAt }) => doneAt === undefined)
      .map(({ user }) => `${user} is not erased`),

  'no personal picture is without an owner': async ({ storage }) => {
    const owned = new Set(
      (await storage.rows())
        .filter(({ table, row }) => table === 'subscribers' && row.row.startsWith('picture-'))
        .map(({ row }) => row.row.slice('picture-'.length)),
    );
    const found = new Set<string>();
    for (const { name, bytes } of await storage.blobs()) {
      const key = name.split('/')[1] ?? '';
      const isPersonal = key.startsWith('personal-') && hasWord(bytes.toString('utf8'));
      if (isPersonal && !owned.has(key)) found.add(`${key} is nobody's`);
    }
    return [...found];
  },

  'telemetry has no words': ({ telemetry }) =>
    telemetry
      .filter(({ event }) => hasWord(JSON.stringify(event)))
      .map(({ event }) => `${event.name} says what somebody said`),
};

/** Two events of one chat that are farther apart than this keep their order. */
const promisedGapMs = 250;

export async function brokenRules(outcome: Outcome): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const [rule, check] of Object.entries(rules)) {
    for (const what of await check(outcome)) found.push({ rule, what });
  }
  return found;
}

function hasWord(text: string): boolean {
  return text.search(wordPattern) >= 0;
}

/** Wherever one of these words is in storage. */
async function findWords({ storage }: Outcome, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const isIn = (text: string) => words.find((word) => text.includes(word));
  const found: string[] = [];
  for (const { table, row } of await storage.rows()) {
    const word = isIn(JSON.stringify(row.fields));
    if (word !== undefined) found.push(`${word} in ${table} ${row.row}`);
  }
  for (const { name, bytes } of await storage.blobs()) {
    const word = isIn(bytes.toString('utf8'));
    if (word !== undefined) found.push(`${word} in the blob ${name}`);
  }
  for (const { queue, text } of storage.messages()) {
    const word = isIn(text);
    if (word !== undefined) found.push(`${word} on the queue ${queue}`);
  }
  return found;
}
