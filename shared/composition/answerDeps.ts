import type { Parts } from './parts';

/** What answering an event takes, by its own turn or by a job. */
export async function createAnswerDeps(parts: Parts) {
  const { config, ports } = parts;
  const { reporter, clock, timers } = ports;
  const [chats, { pictureMaker, imageUrlOf }] = await Promise.all([
    parts.chats(),
    parts.pictures(),
  ]);
  const { line, records, turns, cards, savedCards } = chats;
  return {
    line,
    records,
    turns,
    cards,
    savedCards,
    pictureMaker,
    imageUrlOf,
    reporter,
    clock,
    timers,
    allowPushFallback: config.allowPushFallback,
  };
}
