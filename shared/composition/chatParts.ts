import { type CardRecords, createCardRecords } from '../cards/cardRecords';
import { createSavedCards, type SavedCards } from '../cards/savedCards';
import type { Config } from '../config/environment';
import { type ChatMemory, createChatMemory } from '../conversation/memory/chatMemory';
import { createPersonDesk, type PersonDesk } from '../conversation/person/personDesk';
import { type ChatTurns, createChatTurns } from '../inbox/chatTurns';
import { createEventRecords, type EventRecords } from '../inbox/eventRecords';
import { tableNames } from '../jobs/resources';
import type { LineMessaging } from '../line/lineMessaging';
import { createSubscribers, type Subscribers } from '../subscriber/subscribers';
import type { Ports } from './ports';

/** What is kept of chats and people, and the order of a chat's events. */
export interface ChatParts {
  readonly line: LineMessaging;
  readonly records: EventRecords;
  readonly turns: ChatTurns;
  readonly memory: ChatMemory;
  readonly subscribers: Subscribers;
  readonly cards: CardRecords;
  readonly savedCards: SavedCards;
  readonly desk: PersonDesk;
}

export async function createChatParts(config: Config, ports: Ports): Promise<ChatParts> {
  const { storage, notifyStaff, chance, reporter, clock } = ports;
  const line = await ports.line();
  const people = storage.table(tableNames.subscribers);
  const memory = createChatMemory(storage.table(tableNames.chats), clock);
  const cards = createCardRecords(storage.table(tableNames.cards), clock);
  const turns = storage.table(tableNames.turns);
  return {
    line,
    records: createEventRecords({ table: (name) => storage.table(name), clock }),
    turns: createChatTurns({ table: turns, clock, newId: chance.newId }),
    memory,
    subscribers: createSubscribers({ table: people, line, reporter, clock }),
    cards,
    savedCards: createSavedCards(people, cards, clock),
    desk: createPersonDesk({
      memory,
      notifyStaff,
      quietMs: config.personQuietMs,
      reporter,
      clock,
    }),
  };
}
