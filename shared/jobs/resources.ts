import { composeRichMessageJob } from './composeRichMessageJob';
import { lineEventJob, lineEventTwinJob } from './lineEventJob';

/** The jobs that somebody waits for in a chat: the bot is not ready while their messages are not handled. */
export const interactiveJobs = [lineEventJob, lineEventTwinJob, composeRichMessageJob] as const;

/** Every queue of the product, poison queues left out (the host makes `<queue>-poison`). */
export const queueNames = interactiveJobs.map(({ queue }) => queue);

/**
 * Every Blob container: pictures by key and width; bodies too large for a queue message; what operators have uploaded,
 * by content.
 */
export const containerNames = {
  pictures: 'pictures',
  claims: 'claims',
  uploads: 'uploads',
} as const;

/**
 * Every table that lives as long as the product. Event records are apart: one table a day, named
 * `eventrecordsYYYYMMDD`, made when first written and dropped whole.
 */
export const tableNames = {
  /** Open turns and the lease of each chat. */
  turns: 'turns',
  /** One partition a person: language, choices, saved cards, allowance. */
  subscribers: 'subscribers',
  /** Pictures that are being made or have been made. */
  pictures: 'pictures',
  /** Pictures that a sent message names: never collected. */
  namedPictures: 'namedpictures',
  /** Operators' templates and the brand. */
  settings: 'settings',
  /** What was said in each chat, and which chats were spoken in on each day. */
  chats: 'chats',
  /** What the cards say that were sent, by their pictures' keys. */
  cards: 'cards',
  /** What the model has cost, a partition a day. */
  aiUsage: 'aiusage',
  /** When each queue's functions last reported, and since when messages wait there: two rows a queue. */
  health: 'health',
} as const;

export const eventRecordTablePrefix = 'eventrecords';
