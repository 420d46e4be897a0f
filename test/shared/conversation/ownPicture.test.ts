import { expect, test } from '@jest/globals';
import { type CardRecord, createCardRecords } from '../../../shared/cards/cardRecords';
import { createSavedCards } from '../../../shared/cards/savedCards';
import { createChatMemory } from '../../../shared/conversation/memory/chatMemory';
import { ownPicture } from '../../../shared/conversation/ownPicture';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { aUserId } from '../../builders/events';

const chat = aUserId();
const key = 'personal-abc';
const body = {
  turn: { chat, webhookEventId: 'e2', timestamp: 90 },
  richMessage: {},
  category: 'general',
  owner: chat,
  askedAt: 10,
  messageIds: ['1'],
};
const card: CardRecord = {
  key,
  category: 'general',
  richMessage: {
    template: 'leaves-1',
    language: 'en',
    layout: 'A',
    heightPx: 1040,
    cells: [{ text: { title: 'For my mother' } }],
    altText: 'For my mother',
    personal: 'secret',
  },
};

function setUp() {
  const [people, cardTable] = [createMemoryTable('subscribers'), createMemoryTable('cards')];
  const clock = () => 100;
  const memory = createChatMemory(createMemoryTable('chats'), clock);
  const cards = createCardRecords(cardTable, clock);
  const takenBack: string[] = [];
  const deps = {
    memory,
    cards,
    savedCards: createSavedCards(people, cards, clock),
    async takeBackPicture(name: string) {
      takenBack.push(name);
      await cards.remove(name);
    },
  };
  return { deps, memory, people, cardTable, takenBack };
}

test('a personal picture has an owner, and its card, before it is drawn', async () => {
  const { deps, people, cardTable } = setUp();
  expect(await ownPicture(deps, body, card)).toBe('ours');
  expect((await people.list(chat)).map(({ row }) => row)).toEqual([`picture-${key}`]);
  expect(await cardTable.get(key, 'card')).toBeDefined();
});

test.each([
  ['unsent', (memory: ReturnType<typeof createChatMemory>) => memory.unsend(chat, '1')],
  ['erased', (memory: ReturnType<typeof createChatMemory>) => memory.forget(chat, 50)],
])(
  'a picture whose words have been %s is not drawn, and leaves nothing',
  async (_how, takeBack) => {
    const { deps, memory, people, cardTable, takenBack } = setUp();
    await takeBack(memory);
    expect(await ownPicture(deps, body, card)).toBe('gone');
    expect(takenBack).toEqual([key]);
    expect(await people.list(chat)).toEqual([]);
    expect(await cardTable.get(key, 'card')).toBeUndefined();
  },
);
