import { type CardRecords, createCardRecords } from '../cards/cardRecords';
import { createSavedCards, type SavedCards } from '../cards/savedCards';
import type { Config } from '../config/environment';
import { type Care, createCare } from '../conversation/care/createCare';
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
  readonly care: Care;
}

export async function createChatParts(config: Config, ports: Ports): Promise<ChatParts> {
  const { storage, assets, notifyStaff, chance, reporter, clock } = ports;
  const line = await ports.line();
  const people = storage.table(tableNames.subscribers);
  const memory = createChatMemory(storage.table(tableNames.chats), clock);
  const cards = createCardRecords(storage.table(tableNames.cards), clock);
  const turns = storage.table(tableNames.turns);
  const subscribers = createSubscribers({ table: people, line, reporter, clock });
  const { personQuietMs: quietMs } = config;
  const desk = createPersonDesk({ memory, notifyStaff, quietMs, reporter, clock });
  return {
    line,
    records: createEventRecords({ table: (name) => storage.table(name), clock }),
    turns: createChatTurns({ table: turns, clock, newId: chance.newId }),
    memory,
    subscribers,
    cards,
    savedCards: createSavedCards(people, cards, clock),
    desk,
    care: createCare({ subscribers, desk, helplines: () => assets.helplines(), reporter }),
  };
}
